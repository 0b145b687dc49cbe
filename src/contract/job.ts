import { z } from 'zod';
import { JobAbilities } from './abilities.ts';
import { BookNaming } from './book.ts';
import { AnimaticInput, HandoffInput, StoryboardInput } from './production.ts';
import { EngineFields } from './spending.ts';
import { DEFAULT_STYLE, DraftMinutes, ScriptStyle } from './style.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const JobState = z.enum(JOB_STATES);
export type JobState = z.infer<typeof JobState>;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 hexadecimal digits');

const BookName = z.string().trim().min(1).max(500);
/** An id or a handle. */
const ScriptNameInput = z.string().trim().min(1).max(1000);

/** What each kind of job has to be told. */
export const JOB_INPUTS = {
  /** The file is in the media store, and the asker has a row for it. */
  import: z.object({
    sha256: Sha256,
    file_name: z.string().trim().min(1).max(255),
    again: z.boolean().default(false),
    /** Refuse a book of which any page is missing or unreadable. */
    strict: z.boolean().default(false),
    ...BookNaming,
  }),
  /** The whole book is read for who is in it; `again`: also where it is as it was read last. */
  'read-book': z.object({ book: BookName, again: z.boolean().default(false) }),
  draft: z.object({
    book: BookName,
    chapter: z.int().positive(),
    style: ScriptStyle.default(DEFAULT_STYLE),
    /** Cut to this length; left out: as the style says. */
    minutes: DraftMinutes.optional(),
  }),
  'draft-all': z.object({
    book: BookName,
    style: ScriptStyle.default(DEFAULT_STYLE),
    minutes: DraftMinutes.optional(),
  }),
  evaluate: z.object({ script: ScriptNameInput }),
  /** Every line that has no take of its words and its voice is read; `narrate`: what is seen as well. */
  'table-read': z.object({
    script: ScriptNameInput,
    narrate: z.boolean().default(false),
    ...EngineFields,
  }),
  /** Every shot that has no picture as it is gets one. */
  storyboard: StoryboardInput,
  /** Its panels with what is said, as a video of the script. */
  animatic: AnimaticInput,
  /** What an editing program takes, as one archive. */
  handoff: HandoffInput,
  /** Table read, storyboard, animatic and hand-off, as one archive. */
  produce: AnimaticInput,
} as const;

export type JobKind = keyof typeof JOB_INPUTS;
export const JOB_KINDS = Object.keys(JOB_INPUTS) as [JobKind, ...JobKind[]];
export const JobKind = z.enum(JOB_KINDS);
/** As a task reads it, defaults filled in. */
export type JobInput<Kind extends JobKind> = z.output<(typeof JOB_INPUTS)[Kind]>;

export const JobError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
});
export type JobError = z.infer<typeof JobError>;

export const Job = z.object({
  id: z.uuid(),
  /** A newer version may know more kinds than this one. */
  kind: z.string(),
  /** Of two jobs with one kind and key, at most one has not ended. */
  key: z.string(),
  state: JobState,
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  /** What is being done, for people. */
  step: z.string().nullable(),
  input: z.record(z.string(), z.unknown()),
  /** What came of it; while it runs, what is there so far. */
  result: z.unknown(),
  error: JobError.nullable(),
  attempts: z.int().min(0),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
  updated_at: z.iso.datetime(),
  can: JobAbilities,
});
export type Job = z.infer<typeof Job>;
