import { joinsWithoutSpace } from '../cjk-text.ts';
import type { Chunk } from './chunks.ts';

/** How a text file breaks its lines. */
export interface Wrapping {
  /** Columns at which lines were wrapped, or null where every line is a paragraph. */
  width: number | null;
  /** An ideographic space begins a paragraph, as in Chinese and Japanese files. */
  indented: boolean;
}

/** Of lines that are paragraphs nearly each ends a sentence; of wrapped lines every seventh. */
const SENTENCES = /[.!?…。！？」』”"’)*]$/u;
const MIN_SENTENCE_SHARE = 0.85;
const MIN_LINES = 5;

/** Of a file's lines, how many begin with an ideographic space where that means a paragraph. */
const MIN_INDENTED_SHARE = 0.2;
const INDENT = '\u3000';

/** Wrapped text has no lines beyond this; editors wrap at 60 to 80, some files at 100. */
const MAX_WRAP_WIDTH = 120;

/** A line that has room for the next line's first word and this much more was ended on purpose. */
const SLACK = 8;

/** How many lines are looked at to find the width. */
const SAMPLE_LINES = 20_000;

export function findWrapping(chunks: readonly Chunk[]): Wrapping {
  const lengths: number[] = [];
  let ended = 0;
  let indents = 0;
  for (const chunk of chunks) {
    for (const [at, line] of chunk.lines.entries()) {
      if (line.startsWith(INDENT)) indents++;
      if (at === chunk.lines.length - 1) break;
      lengths.push(line.length);
      if (SENTENCES.test(line)) ended++;
    }
    if (lengths.length > SAMPLE_LINES) break;
  }
  const indented = indents > 0 && indents >= lengths.length * MIN_INDENTED_SHARE;
  const sentences = lengths.length >= MIN_LINES && ended >= lengths.length * MIN_SENTENCE_SHARE;
  // A file with a blank line after every line has no wrapped line at all.
  if (lengths.length === 0 || sentences) return { width: null, indented };
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return { width: width > MAX_WRAP_WIDTH ? null : width, indented };
}

/** Cuts a chunk into paragraphs; the lines of verse and of addresses stay lines ("\n"). */
export function paragraphsOf(lines: readonly string[], { width, indented }: Wrapping): string[] {
  if (width === null) return lines.map((line) => line.trim());
  const parts = indented ? splitAtSpaces(lines) : splitAtIndents(lines, width);
  return parts.map((part) => joinLines(part, width));
}

function splitAtSpaces(lines: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (!last || line.startsWith(INDENT)) parts.push([line]);
    else last.push(line);
  }
  return parts;
}

/** Old files mark a paragraph by an indented first line instead of a blank line. */
function splitAtIndents(lines: readonly string[], width: number): string[][] {
  const parts: string[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const opens = before !== undefined && indentOf(line) >= 2 && indentOf(before) === 0;
    const after = lines[index + 1];
    const alone = after === undefined || indentOf(after) === 0;
    const prose = line.length > width / 2 || (before ?? '').length > width / 2;
    if (index === 0 || (opens && alone && prose && /[.!?:"”’)—-]$/.test(before)))
      parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function joinLines(lines: readonly string[], width: number): string {
  const trimmed = lines.map((line) => line.trim());
  if (trimmed.length < 2) return trimmed.join('');
  const breaks = lines.slice(0, -1).filter((line, index) => {
    const next = trimmed[index + 1] ?? '';
    return line.length + 1 + firstWordLength(next) < width - SLACK;
  });
  const verse = breaks.length * 2 >= lines.length - 1;
  return verse ? trimmed.join('\n') : rejoin(trimmed);
}

/** A word that was divided at the end of a line ("rabbit-\nhole") keeps its hyphen and no space. */
function rejoin(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines) {
    const before = parts.at(-1);
    const glued =
      before !== undefined &&
      (/\p{L}-$/u.test(before) || /--$/.test(before) || joinsWithoutSpace(before, line));
    if (before !== undefined && !glued) parts.push(' ');
    parts.push(line);
  }
  return parts.join('');
}

function firstWordLength(line: string): number {
  const space = line.indexOf(' ');
  return space < 0 ? line.length : space;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
