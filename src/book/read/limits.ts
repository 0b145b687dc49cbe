/**
 * How much of a file the reader accepts. Far above any real book, far below what hurts a server:
 * the longest novels stay under 10 MB of text, illustrated EPUBs under 100 MB.
 */
const MEBIBYTE = 1024 * 1024;

export const MAX_FILE_BYTES = 100 * MEBIBYTE;

/** Entries of an EPUB's zip archive. */
export const MAX_ENTRIES = 10_000;

/** All entries of the archive together, inflated. */
export const MAX_INFLATED_BYTES = 500 * MEBIBYTE;

/** One entry, inflated. */
export const MAX_ENTRY_BYTES = 100 * MEBIBYTE;

/** Inflated to compressed size. XHTML reaches about 10, blank pages as SVG about 50. */
export const MAX_RATIO = 100;

/** An entry this small may have any ratio: it can do no harm. */
export const RATIO_FREE_BYTES = MEBIBYTE;

/** The text of a whole book with its markup, in UTF-16 code units: six times the longest novel. */
export const MAX_TEXT_LENGTH = 20 * MEBIBYTE;

/** Elements inside each other. Real books stay under 30; the parser's cost grows with depth. */
export const MAX_DEPTH = 500;

/** Entries of a table of contents, and headings of a text. */
export const MAX_HEADINGS = 20_000;

export const MAX_CHAPTERS = 2_000;

/** Paragraphs of a whole book; the longest novels have some 40,000. */
export const MAX_PARAGRAPHS = 250_000;
