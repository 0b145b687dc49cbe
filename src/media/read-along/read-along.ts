import type { CoverType } from '../../contract/index.ts';

/** A book whose words are highlighted while they are heard: EPUB 3 with media overlays. */
export interface ReadAlong {
  title: string;
  author: string | null;
  /** A BCP 47 tag. */
  language: string;
  /** The same for the same book: `urn:uuid:...`. */
  identifier: string;
  modified: Date;
  cover: { type: CoverType; content: Uint8Array } | null;
  chapters: readonly ReadAlongChapter[];
}

export interface ReadAlongChapter {
  title: string;
  /** Paragraphs separated by one blank line; a lone newline begins a new line in one. */
  text: string;
  /** Path of its sound: MP3, which every reading system plays. */
  sound: string;
  clips: readonly Clip[];
}

/** What is heard of a stretch of the chapter. */
export interface Clip {
  /** UTF-16 offsets in the chapter's text. */
  start: number;
  end: number;
  /** Milliseconds in its sound. */
  begin: number;
  finish: number;
}
