import { z } from 'zod';

const Counts = z.object({
  added: z.int(),
  removed: z.int(),
});

/** How many scenes, lines and words changed. */
const Summary = z.object({
  scenes: Counts.extend({ changed: z.int(), moved: z.int() }),
  lines: Counts.extend({ changed: z.int() }),
  words: Counts,
  identical: z.boolean(),
});

const Element = z.object({
  type: z.string(),
  /** As printed. */
  text: z.string(),
  /** From 1, in its own text. */
  line: z.int().positive(),
});

/** What changed between two screenplays, element by element; src/screenplay/compare.ts makes it. */
export const ScreenplayComparison = z
  .object({
    summary: Summary,
    entries: z.array(
      z.object({
        kind: z.enum(['same', 'added', 'removed', 'changed']),
        before: Element.nullable(),
        after: Element.nullable(),
        words: z
          .array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
          .optional(),
        moved: z.literal(true).optional(),
      }),
    ),
  })
  .meta({ id: 'Comparison' });
