import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { ELEMENT_KINDS } from './element.ts';
import { Sha256 } from './job.ts';
import { GenerationFile } from './upload.ts';

export const TAKE_MEDIA = ['audio', 'image'] as const;
export type TakeMedium = (typeof TAKE_MEDIA)[number];

/** `stale`: made from older inputs, and still usable; `unknown`: nobody knows what it was made from. */
export const TAKE_STATES = ['current', 'stale', 'missing', 'unknown'] as const;
export const TakeStateName = z.enum(TAKE_STATES);
export type TakeStateName = z.infer<typeof TakeStateName>;

export const TAKE_ORIGINS = ['generated', 'own'] as const;

/** How an element of a script stands: the take in use, and whether it is of the words and the voice of now. */
export const TakeState = z
  .object({
    /** The identity of the element. */
    element: z.uuid(),
    /** Its place among the elements of the version, from 1. */
    ordinal: z.int().positive(),
    kind: z.enum([...ELEMENT_KINDS, 'shot']),
    scene: z.uuid().nullable(),
    character: z.uuid().nullable(),
    medium: z.enum(TAKE_MEDIA),
    state: TakeStateName,
    /** By name what has changed since: `text`, `voice of Mara`, `look of Mara: coat`. */
    causes: z.array(z.string()),
    /** The take in use; null where it is missing. */
    take: z.uuid().nullable(),
    origin: z.enum(TAKE_ORIGINS).nullable(),
    /** Path of what it sounds or looks like; null where there is no file of it. */
    url: z.string().nullable(),
    /** Of a recording, where it is known. */
    duration_seconds: z.number().nullable(),
    /** How many there are to choose from. */
    takes: z.int().nonnegative(),
  })
  .meta({ id: 'TakeState' });
export type TakeState = z.infer<typeof TakeState>;

const Count = z.int().nonnegative();
export const TakeCounts = z.object({
  current: Count,
  stale: Count,
  missing: Count,
  unknown: Count,
});
export type TakeCounts = z.infer<typeof TakeCounts>;

/** One recording or picture of an element: made by an engine, or brought by a person. */
export const Take = z
  .object({
    id: z.uuid(),
    element: z.uuid(),
    medium: z.enum(TAKE_MEDIA),
    origin: z.enum(TAKE_ORIGINS),
    /** The version that it was made for; null where that one has gone. */
    script_id: z.uuid().nullable(),
    /** What it was made from, by name; null where nobody knows. */
    made_from: z.record(z.string(), z.unknown()).nullable(),
    /** SHA-256 of that, in hex. */
    made_from_hash: Sha256.nullable(),
    file: GenerationFile.nullable(),
    duration_seconds: z.number().nullable(),
    chosen_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    can: Abilities,
  })
  .meta({ id: 'Take' });
export type Take = z.infer<typeof Take>;

/** A recording or a picture of one's own. */
export const OwnTake = z.strictObject({
  medium: z.enum(TAKE_MEDIA),
  /** SHA-256 of a file that the caller uploaded. */
  file: Sha256,
  /** Of a recording, where it is known. */
  duration_seconds: z.number().min(0).max(1_000_000).optional(),
});
export type OwnTake = z.output<typeof OwnTake>;
