import { z } from 'zod';
import { EngineName } from './spending.ts';

/** By what somebody is read. */
export const Voice = z.strictObject({
  /** What speaks: `flite`, `espeak-ng`, or a provider by its name. */
  engine: EngineName,
  /** As the engine names it. */
  voice: z.string().trim().min(1).max(200),
  /** Semitones above what the voice has by itself. */
  pitch: z.number().min(-12).max(12).default(0),
  /** How many times as fast as the voice is by itself. */
  rate: z.number().min(0.5).max(2).default(1),
  /** How all is said, for engines that can be told: `softly`. */
  style: z.string().trim().min(1).max(500).nullable().default(null),
});
export type Voice = z.output<typeof Voice>;

/** A voice that is always there, with what it sounds like to one who casts it. */
export const CatalogueVoice = Voice.extend({
  /** The same for ever: a cast may have chosen it. */
  id: z.string(),
  gender: z.enum(['female', 'male']),
  age: z.enum(['child', 'young', 'adult', 'old']),
  /** For people: what it is like. */
  description: z.string(),
}).meta({ id: 'CatalogueVoice' });
export type CatalogueVoice = z.output<typeof CatalogueVoice>;

/** Something to be said in a voice. */
export const VoiceSample = z.strictObject({
  voice: Voice,
  words: z.string().trim().min(1).max(200).default('This is how a line sounds when I read it.'),
});

export const VOICE_ASSIGNERS = ['proposal', 'person'] as const;

/** Who reads in a book, and by which voice. */
export const BookVoice = z
  .object({
    /** Null: the narrator. */
    character: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Null while nobody has chosen one. */
    voice: Voice.nullable(),
    /** A proposal may be proposed anew; what a person chose stays. */
    assigned_by: z.enum(VOICE_ASSIGNERS).nullable(),
    /** In how many speeches of the newest scripts of the book they speak. */
    lines: z.int().nonnegative(),
  })
  .meta({ id: 'BookVoice' });
export type BookVoice = z.infer<typeof BookVoice>;

/** Two who speak in one scene and are read by the same voice. */
export const AlikeVoices = z.object({ names: z.tuple([z.string(), z.string()]) });
export type AlikeVoices = z.infer<typeof AlikeVoices>;
