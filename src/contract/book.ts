import { z } from 'zod';

export const Book = z.object({
  id: z.uuid(),
  /** The book's name for people to type: its title in lower-case words joined by hyphens. */
  handle: z.string(),
  title: z.string(),
  author: z.string().nullable(),
  language: z.string().nullable(),
  chapters: z.int().nonnegative(),
  imported_at: z.iso.datetime().nullable(),
});
export type Book = z.infer<typeof Book>;

export const Chapter = z.object({
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  words: z.int().nonnegative(),
});
export type Chapter = z.infer<typeof Chapter>;

/** A chapter with what its scripts have come to. */
export const ChapterState = Chapter.extend({
  versions: z.int().nonnegative(),
  /** Handle of the active version, the default style's first; null where none is active. */
  active: z.string().nullable(),
});
export type ChapterState = z.infer<typeof ChapterState>;

/** What `book import` answers. */
export const ImportedBook = z.object({
  book: Book,
  chapters: z.array(Chapter),
  left_out: z.array(z.object({ title: z.string(), reason: z.string() })),
  /** True when the same file was there before and nothing was changed. */
  already_imported: z.boolean(),
});
export type ImportedBook = z.infer<typeof ImportedBook>;
