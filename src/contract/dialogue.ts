import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { Book } from './book.ts';
import { page } from './page.ts';

/** How the speaker of a quotation was found; `confirmed` by a person. */
export const SPEAKER_EVIDENCE = [
  'tag',
  'vocative',
  'alternation',
  'narrator',
  'none',
  'confirmed',
] as const;
export type SpeakerHow = (typeof SPEAKER_EVIDENCE)[number];

/** A quotation of a chapter, with who says it. */
export const Quote = z.object({
  /** Null in a reading that is not stored, because its reader may not change the book. */
  id: z.uuid().nullable(),
  /** Characters (code points, as PostgreSQL counts them) of the chapter's text before it and up to its end, marks included. */
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** As it stands in the text, marks included. */
  words: z.string(),
  speaker: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Whom the text names, where the book has no such character. */
  called: z.string().nullable(),
  /** How often such an answer is right, 0 to 1. */
  confidence: z.number().min(0).max(1),
  how: z.enum(SPEAKER_EVIDENCE),
  /** What one person says at a time: quotations with one number are of one turn. */
  turn: z.int().nonnegative(),
  conversation: z.int().nonnegative(),
  /** Null where the service confirmed it, or nobody. */
  confirmed_by: z.uuid().nullable(),
  confirmed_at: z.iso.datetime().nullable(),
});
export type Quote = z.infer<typeof Quote>;

/** The quotations of a chapter in order. */
export const ChapterQuotes = page(Quote).extend({
  book: Book,
  chapter: z.object({ id: z.uuid(), number: z.int(), title: z.string() }),
  can: Abilities,
  /** Confirmed ones whose words are not in the chapter now; they return with the words. */
  unplaced: z.int().nonnegative(),
});
export type ChapterQuotes = z.infer<typeof ChapterQuotes>;
