import { sql } from 'kysely';
import { z } from 'zod';
import { type GenerationKind, Sha256 } from '../contract/index.ts';

/** Tables of what is made of a script. */
export const GENERATION_TABLES = {
  video: 'video_generations',
  image: 'image_generations',
  audio: 'audio_generations',
} as const satisfies Record<GenerationKind, string>;
export type GenerationTable = (typeof GENERATION_TABLES)[keyof typeof GENERATION_TABLES];

/** In `metadata`, beside whatever an application keeps there. */
export const NOTED_KEY = 'goldenrod_file';
export const NotedFile = z.object({
  sha256: Sha256,
  size: z.number().nonnegative(),
  type: z.string(),
});

/** What a generation `g` notes of its file. */
export const notedFile = sql<unknown>`g.metadata -> ${sql.lit(NOTED_KEY)}`;
/** The hash of it. */
export const notedSha256 = sql<string | null>`g.metadata -> ${sql.lit(NOTED_KEY)} ->> 'sha256'`;
