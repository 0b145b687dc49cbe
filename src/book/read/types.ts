import type { Note } from './block.ts';
import type { Cover } from './cover/read-cover.ts';

/** The format a book file was found to be, by its content. */
export type BookFormat = 'epub' | 'docx' | 'pdf' | 'html' | 'text' | 'markdown';

export interface ReadChapter {
  /** One line, never empty, unlike every other chapter's title of the same book where possible. */
  title: string;
  /** Paragraphs separated by one blank line; a lone newline is a line of verse, a list or a table. */
  text: string;
  words: number;
  /** Its footnotes, endnotes and asides, which are no part of the text. */
  notes: Note[];
}

/** A part of the file that is no chapter: title page, imprint, contents, licence, preface. */
export interface LeftOut {
  title: string;
  reason: string;
  /** The file should hold it and does not, or holds it so that it cannot be read. */
  lost?: true;
}

export interface ReadOptions {
  /** Refuse a book of which anything is lost, in place of reading the rest. */
  strict?: boolean;
}

export interface ReadBook {
  title: string;
  author: string | null;
  /** A BCP 47 tag as the file gives it ("en-GB"), or null. */
  language: string | null;
  format: BookFormat;
  /** Of the file's bytes, lower-case hex: the same file is the same book. */
  sha256: string;
  chapters: ReadChapter[];
  /** Of an EPUB alone: other formats have none. */
  cover?: Cover | null;
  leftOut: LeftOut[];
}

/** What each format's reader gives back; `readBook` adds the rest. */
export type BookContent = Omit<ReadBook, 'format' | 'sha256'>;
