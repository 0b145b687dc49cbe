import { z } from 'zod';
import { ScriptStatus } from './script.ts';

/** What a person says of an item of feedback: seen to, left as it is for a reason, or to be looked at again. */
export const FINDING_DECISIONS = ['done', 'dismissed', 'open'] as const;
export type FindingDecision = (typeof FINDING_DECISIONS)[number];
/** Where an item stands; mended: the newest evaluation looked for it and did not find it any more. */
export const FINDING_STATES = ['open', 'done', 'dismissed', 'mended'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** The same in every version: a hash of criterion, signal and what it is about. */
export const FindingId = z.string().regex(/^[0-9a-f]{16}$/);

const Line = z.int().positive();

/** Where in the script it is. */
export const FindingPlace = z.object({
  /** Lines, from 1. */
  lines: z.array(Line),
  /** Number of the scene, from 1, where it is in one alone. */
  scene: Line.nullable(),
  /** The paragraph, speech or heading where it is first: characters (code points) of the script's text. */
  span: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).nullable(),
});

/** One thing that an evaluation found, or a person said. */
export const Finding = z.object({
  id: FindingId,
  /** Null for what was said of the whole. */
  criterion: z.string().nullable(),
  /** The signal of the rubric; null for what a person said. */
  signal: z.string().nullable(),
  /** What it is about, as a cue, a name, the first words of a paragraph; empty: the whole script. */
  about: z.string(),
  title: z.string(),
  what: z.string(),
  where: FindingPlace,
  why: z.string().nullable(),
  /** How to mend it. */
  how: z.string().nullable(),
  /** Points of the overall score that its signal costs; null where nothing was measured. */
  points: z.number().nonnegative().nullable(),
  /** The signal is well as a whole: listed only where an earlier version was asked to mend it. */
  minor: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding as it stands for a version: carried to it from where it was found, with what was decided. */
export const FindingItem = Finding.extend({
  state: z.enum(FINDING_STATES),
  /** The version that it was found in, whose lines `where` tells. */
  found_in: z.object({ id: z.uuid(), version: z.int().positive(), status: ScriptStatus }),
  found_by: z.string(),
  /** Of each of its lines the line in this version; null where what stood there is gone. */
  places: z.array(z.object({ line: Line, now: Line.nullable() })),
  reason: z.string().nullable(),
  /** The account that decided; null where nobody did, or the service. */
  decided_by: z.uuid().nullable(),
  decided_at: z.iso.datetime().nullable(),
});
export type FindingItem = z.infer<typeof FindingItem>;

/** The same without its places, which only a comparison of the texts tells. */
export const DecidedFinding = FindingItem.omit({ places: true });
export type DecidedFinding = z.infer<typeof DecidedFinding>;

/** What there is to do about a version: the costliest first, what is mended last. */
export const FindingList = z.object({
  items: z.array(FindingItem),
  next: z.null(),
  can: z.object({ decide: z.boolean() }),
});
export type FindingList = z.infer<typeof FindingList>;
