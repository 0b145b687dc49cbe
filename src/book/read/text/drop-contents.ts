import { countWords } from '../../../prose/words/count-words.ts';
import { foldTitle } from '../fold-title.ts';
import { type Chunk, chunkText } from './chunks.ts';
import type { TextHeading } from './find-headings.ts';

/** Words that a line of the contents may have under it: the rest of a long title, a page number. */
const MAX_ENTRY_WORDS = 12;

/** Fewer lines in a row may be a short chapter or a part over a chapter. */
const MIN_ENTRIES = 3;

/** How much may stand between the last line of the contents and the first chapter: a motto. */
const MAX_WORDS_AFTER = 400;

export interface WithoutContents {
  headings: TextHeading[];
  /** Index of the chunk after the contents, 0 where the text has none. */
  end: number;
}

/** Takes the lines of a table of contents, which look like chapter headings, out of the headings. */
export function dropContents(
  chunks: readonly Chunk[],
  headings: readonly TextHeading[],
): WithoutContents {
  const words = headings.map((heading, index) =>
    wordsUnder(chunks, heading, headings[index + 1]?.chunk ?? chunks.length),
  );
  const first = words.findIndex((count) => count <= MAX_ENTRY_WORDS);
  if (first < 0) return { headings: [...headings], end: 0 };
  let next = first;
  while (next < headings.length && (words[next] ?? 0) <= MAX_ENTRY_WORDS) next++;
  const last = headings[next];
  if (last && (words[next] ?? 0) <= MAX_WORDS_AFTER) {
    if (keysOf(headings.slice(next + 1)).has(keyOf(last))) next++;
  }
  const listed = headings.slice(first, next);
  const chapters = listed.filter((heading) => heading.level === 2);
  const body = headings.slice(next);
  const keys = keysOf(body);
  const repeated = listed.filter((heading) => keys.has(keyOf(heading))).length;
  if (chapters.length < MIN_ENTRIES || repeated < listed.length / 2) {
    return { headings: [...headings], end: 0 };
  }
  return { headings: [...headings.slice(0, first), ...body], end: body[0]?.chunk ?? chunks.length };
}

function wordsUnder(chunks: readonly Chunk[], heading: TextHeading, end: number): number {
  let words = 0;
  for (let at = heading.chunk; at < end && words <= MAX_WORDS_AFTER; at++) {
    const chunk = chunks[at];
    if (!chunk) continue;
    const lines = at === heading.chunk ? chunk.lines.slice(heading.lines) : chunk.lines;
    words += countWords(chunkText({ ...chunk, lines }));
  }
  return words;
}

function keysOf(headings: readonly TextHeading[]): Set<string> {
  return new Set(headings.map(keyOf));
}

function keyOf({ heading }: TextHeading): string {
  return foldTitle(heading.ordinal === '' ? heading.name : heading.ordinal);
}
