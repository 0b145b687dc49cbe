import { AppError } from '../../../contract/error.ts';
import { countWords } from '../../../prose/words/count-words.ts';
import { namedMatter } from '../find-matter.ts';
import { foldTitle } from '../fold-title.ts';
import type { Heading } from '../heading.ts';
import { MAX_HEADINGS } from '../limits.ts';
import { isNamedChapter, MAX_HEADING_LENGTH, parseHeading } from '../parse-heading.ts';
import { type Chunk, chunkText } from './chunks.ts';
import { isSentence, standsOver } from './part-chunks.ts';

/** A heading that was found in a plain text. */
export interface TextHeading {
  /** Index of its chunk. */
  chunk: number;
  /** How many lines of the chunk are the heading; what follows them is text. */
  lines: number;
  heading: Heading;
  /** 1 for a part, 2 for a chapter or for front or back matter. */
  level: 1 | 2;
}

/** Chapters shorter than this on average are no chapters: numbered paragraphs, page numbers. */
const MIN_MEAN_WORDS = 120;

const ENDS_LIKE_TEXT = /\p{Ll}[.,;]["”’]?$|[。！？，」』]$/u;

/** "CHAPTER I." and the lines of its name. More lines are text that lacks its blank line. */
const MAX_HEADING_LINES = 3;

/**
 * The headings of a plain text: those that say chapter or part; where none does, numbers that count
 * up; where there are none, lines in capitals that stand apart.
 * @throws AppError book.too_large where there are more than MAX_HEADINGS
 */
export function findHeadings(chunks: readonly Chunk[]): TextHeading[] {
  const stated = pick(chunks, statedHeading);
  const found = stated.some((heading) => heading.heading.kind !== 'name')
    ? stated
    : merge(stated, countedHeadings(chunks) ?? capitalHeadings(chunks));
  if (found.length > MAX_HEADINGS) {
    throw new AppError('book.too_large', `The text has more than ${MAX_HEADINGS} headings.`, {
      hint: 'Split it into several books.',
    });
  }
  return found;
}

type Finder = (chunk: Chunk, index: number) => Omit<TextHeading, 'chunk'> | null;

function pick(chunks: readonly Chunk[], finder: Finder): TextHeading[] {
  return chunks.flatMap((chunk, index) => {
    const first = chunk.lines[0]?.trim() ?? '';
    if (first.length > MAX_HEADING_LENGTH) return [];
    const found = finder(chunk, index);
    return found ? [{ chunk: index, ...found }] : [];
  });
}

function merge(a: readonly TextHeading[], b: readonly TextHeading[]): TextHeading[] {
  const taken = new Set(a.map((heading) => heading.chunk));
  return [...a, ...b.filter((heading) => !taken.has(heading.chunk))].sort(
    (one, other) => one.chunk - other.chunk,
  );
}

/** "CHAPTER I." with the lines of its name under it; "PROLOGUE", "PREFACE" alone. */
function statedHeading(chunk: Chunk, index: number): Omit<TextHeading, 'chunk'> | null {
  const first = chunk.lines[0]?.trim() ?? '';
  const heading = parseHeading(first);
  if (heading.kind === 'chapter' || heading.kind === 'part') {
    if (isSentence(first, heading)) return null;
    const lines = headingLines(chunk, heading);
    return lines === 0 ? null : { lines, heading, level: heading.kind === 'part' ? 1 : 2 };
  }
  const large = isCapitals(first) || !/[\p{Lu}\p{Ll}]/u.test(first);
  const apart = chunk.lines.length === 1 && (large || chunk.blanks > 1 || index === 0);
  const named = isNamedChapter(first) && first.length < 60;
  return apart && (named || namedMatter(first)) ? { lines: 1, heading, level: 2 } : null;
}

/** How many lines of a chunk are heading: all of a short one, else the first where it is whole. */
function headingLines(chunk: Chunk, heading: Heading): number {
  const { lines } = chunk;
  if (lines.length === 1) return 1;
  if (lines.slice(1, MAX_HEADING_LINES).some((line) => isDivisionLine(line))) return 0;
  const rest = lines.slice(1).join(' ').trim();
  const short = lines.length <= MAX_HEADING_LINES && rest.length <= MAX_HEADING_LENGTH;
  if (short && !ENDS_LIKE_TEXT.test(rest) && !/^["“「『]/.test(rest)) return lines.length;
  const whole = heading.name === '' || isCapitals(heading.name);
  return whole || standsOver(lines[0] ?? '', lines[1]) ? 1 : 0;
}

/** Two headings in one chunk are lines of a table of contents. */
function isDivisionLine(line: string): boolean {
  if (line.length > MAX_HEADING_LENGTH) return false;
  const { kind } = parseHeading(line);
  return kind === 'chapter' || kind === 'part';
}

/** "I." or "2. The Boy" alone between blank lines, counting up from 1, with text between. */
function countedHeadings(chunks: readonly Chunk[]): TextHeading[] | null {
  const numbers = pick(chunks, (chunk) => {
    const heading = parseHeading(chunk.lines[0] ?? '');
    const whole = chunk.lines.length === 1 || (chunk.lines.length === 2 && heading.name === '');
    if (heading.kind !== 'number' || !whole) return null;
    if (chunkText(chunk).length > 100 || /[a-z][.,;]["”’]?$/.test(heading.name)) return null;
    return { lines: chunk.lines.length, heading, level: 2 };
  });
  const counting = inOrder(numbers);
  if (counting.length < 2) return null;
  const text = chunks.slice(counting[0]?.chunk);
  const words = text.reduce((sum, chunk) => sum + countWords(chunkText(chunk)), 0);
  return words / counting.length < MIN_MEAN_WORDS ? null : counting;
}

/** Those numbers that go on from the one before, or begin again at 1. */
function inOrder(numbers: readonly TextHeading[]): TextHeading[] {
  let last = 0;
  return numbers.filter(({ heading }) => {
    const fits = heading.value === last + 1 || heading.value === 1;
    if (fits) last = heading.value ?? 0;
    return fits;
  });
}

/** The titles of stories: a line of capitals under two blank lines or more. */
function capitalHeadings(chunks: readonly Chunk[]): TextHeading[] {
  const found = pick(chunks, (chunk, index) => {
    const line = chunk.lines[0]?.trim() ?? '';
    const apart = chunk.lines.length === 1 && index > 0 && chunk.blanks > 1;
    const title = apart && isCapitals(line) && line.length < 80 && countWords(line) > 0;
    return title && !isEnd(line) ? { lines: 1, heading: parseHeading(line), level: 2 } : null;
  });
  return found.length > 1 ? found : [];
}

/** "THE END", "FINIS". */
export function isEnd(line: string): boolean {
  return /^(?:the end|end|finis|fin|ende|fine|the end of .{1,60}|end of (?:vol|volume|part|book)\b.{0,20})$/.test(
    foldTitle(line.slice(0, 100)),
  );
}

function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}
