import { z } from 'zod';
import { Abilities } from './abilities.ts';
import { SCRIPT_STATUSES, type ScriptStatus, VersionGlance } from './script.ts';

/** What a cover may be; SVG is not among them, since a picture is all that is wanted. */
export const COVER_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type CoverType = (typeof COVER_TYPES)[number];
/** Of a cover; the table says the same. */
export const MAX_COVER_BYTES = 8 * 1024 * 1024;

/** The cover of a book, without its bytes. */
export const BookCover = z.object({
  type: z.enum(COVER_TYPES),
  /** Pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Bytes. */
  size: z.int().positive(),
  /** Of its bytes: another one is another picture. */
  sha256: z.string(),
});
export type BookCover = z.infer<typeof BookCover>;

export const Book = z.object({
  id: z.uuid(),
  /** The book's name for people to type: its title in lower-case words joined by hyphens. */
  handle: z.string(),
  title: z.string(),
  author: z.string().nullable(),
  language: z.string().nullable(),
  chapters: z.int().nonnegative(),
  imported_at: z.iso.datetime().nullable(),
  cover: BookCover.nullable(),
  can: Abilities,
});
export type Book = z.infer<typeof Book>;

export const Chapter = z.object({
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  words: z.int().nonnegative(),
});
export type Chapter = z.infer<typeof Chapter>;

const Count = z.int().nonnegative();
const byStatus = {
  draft: Count,
  evaluated: Count,
  approved: Count,
  rejected: Count,
  active: Count,
} satisfies Record<ScriptStatus, typeof Count>;

/** How far a chapter is: the state of its active version, else of its newest. */
export const CHAPTER_STATES = ['none', ...SCRIPT_STATUSES] as const;

/** A chapter with what its scripts have come to. */
export const ChapterState = Chapter.extend({
  state: z.enum(CHAPTER_STATES),
  /** True where the version that gives the state was made from another text of the chapter. */
  stale: z.boolean(),
  versions: Count,
  /** Versions by state; `stale` ones are counted in their state as well. */
  counts: z.object({ ...byStatus, stale: Count }),
  active_version: VersionGlance.nullable(),
  /** The version that gives the state; null where there is none. */
  telling_version: VersionGlance.nullable(),
  /** Handle of the active version, the default style's first; null where none is active. */
  active: z.string().nullable(),
});
export type ChapterState = z.infer<typeof ChapterState>;

/** What the chapters of a book have come to. */
export const BookState = z.object({
  versions: Count,
  /** Chapters by their state; `stale` ones are counted in their state as well. */
  chapter_states: z.object({ none: Count, ...byStatus, stale: Count }),
});
export type BookState = z.infer<typeof BookState>;

/** A footnote, an endnote or an aside of the file: no part of the prose, kept beside it. */
export const ChapterNote = z.object({
  /** What stood for it in the text, bare: "1", "*"; '' where nothing did. */
  mark: z.string(),
  /** Paragraphs separated by one blank line. */
  text: z.string(),
});
export type ChapterNote = z.infer<typeof ChapterNote>;

/** The notes of a book's chapters, by the chapter's id. */
export const BookNotes = z.record(z.string(), z.array(ChapterNote));
export type BookNotes = z.infer<typeof BookNotes>;

/** What an imported book is to be called, where its file says it wrongly or not at all. */
export const BookNaming = {
  title: z.string().trim().min(1).max(1_000).optional(),
  author: z.string().trim().min(1).max(1_000).optional(),
  /** BCP 47 tag. */
  language: z.string().trim().min(2).max(35).optional(),
};

/** What a book is to be called instead; null takes out what is said, and what is not given stays. */
export const BookChange = z.strictObject({
  title: BookNaming.title,
  author: BookNaming.author.nullable(),
  language: BookNaming.language.nullable(),
  /** True: the handle is made anew, of the title. */
  handle: z.boolean().default(false),
});
export type BookChange = z.output<typeof BookChange>;

/** What `book import` answers. */
export const ImportedBook = z.object({
  book: Book,
  chapters: z.array(Chapter),
  /** What of the file is no chapter, and why. */
  left_out: z.array(
    z.object({
      title: z.string(),
      reason: z.string(),
      /** True where the file should hold it and does not, or holds it so that it cannot be read. */
      lost: z.boolean().optional(),
    }),
  ),
  /** True when the same file was there before and nothing was changed. */
  already_imported: z.boolean(),
});
export type ImportedBook = z.infer<typeof ImportedBook>;

/** The result of an import job: chapters by their number alone. */
export const ImportResult = ImportedBook.extend({ chapters: Count });
export type ImportResult = z.infer<typeof ImportResult>;
