import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { Book } from './book.ts';
import { page } from './page.ts';

/** What a person decided about a found character. */
export const FOUND_DECISIONS = ['confirmed', 'merged', 'dismissed'] as const;
export type FoundDecision = (typeof FOUND_DECISIONS)[number];

/** Why somebody should look: another one has a name of it, only narration describes it, or it is named hardly ever. */
export const FOUND_DOUBTS = ['shared_name', 'role', 'seldom'] as const;

const Named = z.object({ id: z.uuid(), name: z.string() });
const Count = z.int().nonnegative();

/** One way in which a book names somebody, with the first place of it. */
export const FoundName = z.object({
  form: z.string(),
  /** How often the book has it. */
  count: Count,
  chapter: z.int(),
  /** Characters (code points) of the chapter's text before the quotation and up to its end. */
  start: Count,
  end: Count,
  words: z.string(),
});
export type FoundName = z.infer<typeof FoundName>;

/** Somebody whom the reading of a whole book found. */
export const FoundCharacter = z.object({
  id: z.uuid(),
  book_id: z.uuid(),
  /** The fullest name that the book has. */
  name: z.string(),
  aliases: z.array(z.string()),
  gender: z.enum(['m', 'f']).nullable(),
  /** Narration only describes it: "the landlady". */
  is_role: z.boolean(),
  /** Tells the book in the first person. */
  narrator: z.boolean(),
  mentions: Count,
  /** Turns, as they were read. */
  speeches: Count,
  /** In how many chapters it is named or speaks, and the number of the first. */
  chapters: Count,
  first_chapter: z.int().nullable(),
  examples: z.array(FoundName),
  /** Null while nobody decided. */
  decision: z.enum(FOUND_DECISIONS).nullable(),
  /** The character of the book that it is, decided or by its name. */
  character: Named.nullable(),
  /** The found one that has its names now. */
  merged_into: Named.nullable(),
  doubt: z.enum(FOUND_DOUBTS).nullable(),
  decided_at: z.iso.datetime().nullable(),
  can: Abilities,
});
export type FoundCharacter = z.infer<typeof FoundCharacter>;

/** Whom the reading of a book found: the undecided ones first, then by mentions. */
export const FoundCharacters = page(FoundCharacter).extend({
  book: Book,
  /** When the whole book was read last; null: never to the end. */
  read_at: z.iso.datetime().nullable(),
  /** Whether the book is not as it was read. */
  stale: z.boolean(),
});
export type FoundCharacters = z.infer<typeof FoundCharacters>;
