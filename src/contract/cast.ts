import { z } from 'zod';

export const Character = z.object({
  id: z.uuid(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** How many versions the character appears in. */
  scripts: z.int().nonnegative(),
});
export type Character = z.infer<typeof Character>;

/** What a version's cues come to. */
export const CastingReport = z.object({
  roles: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      cues: z.array(z.string()),
      lines: z.int().nonnegative(),
      words: z.int().nonnegative(),
    }),
  ),
  /** Cues that lead to no character, or to more than one. */
  uncast: z.array(
    z.object({
      cue: z.string(),
      lines: z.int().nonnegative(),
      words: z.int().nonnegative(),
      first_line: z.int().positive(),
      candidates: z.array(z.string()),
    }),
  ),
});
export type CastingReport = z.infer<typeof CastingReport>;
