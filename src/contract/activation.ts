import { z } from 'zod';
import { Script, VersionGlance } from './script.ts';
import { TakeCounts } from './take.ts';

export const PARTS = ['video', 'image', 'audio'] as const;

/**
 * What a part is once the version is active: made for it (current); made for the version that it
 * takes the place of (becomes_stale); made for another version, as before (stale); or something
 * that other versions have and this one has not (missing).
 */
export const PART_STATES = ['becomes_stale', 'missing', 'current', 'stale'] as const;

/** A video, image or piece of audio of a version; without an id where it is missing. */
const Part = z.object({
  part: z.enum(PARTS),
  state: z.enum(PART_STATES),
  id: z.uuid().nullable(),
  /** The version that it was made for. */
  script_id: z.uuid().nullable(),
  version: z.int().nullable(),
  scene_id: z.string().nullable(),
  shot_index: z.int().nullable(),
  audio_type: z.string().nullable(),
  character_name: z.string().nullable(),
});

/** How the takes of a version's lines stand, and by what causes those are stale that are. */
const TakesOf = z.object({
  counts: TakeCounts,
  causes: z.array(z.object({ cause: z.string(), count: z.int().positive() })),
});
export type TakesOf = z.infer<typeof TakesOf>;

const Count = z.int().nonnegative();
const ByPart = z.object({ video: Count, image: Count, audio: Count });

/** What is made of a script, and what its activation changes about that. */
export const Activation = z.object({
  script: Script,
  /** Made from another text of the chapter than it has now. */
  stale: z.boolean(),
  /** The version that would return to approved; null where none is active, or this one is. */
  replaces: VersionGlance.nullable(),
  counts: z.object({
    becomes_stale: ByPart,
    missing: ByPart,
    current: ByPart,
    stale: ByPart,
  }),
  /** What is heard now, and once this version is active; null where no version is. */
  takes: z.object({ before: TakesOf.nullable(), after: TakesOf }),
  /** What changes first: at most 200 parts; the counts have all. */
  parts: z.array(Part),
});
export type Activation = z.infer<typeof Activation>;
