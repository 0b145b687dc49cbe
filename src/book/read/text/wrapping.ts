import type { Chunk } from './chunks.ts';

/** How a text file breaks its lines. */
export interface Wrapping {
  /** Columns at which lines were wrapped, or null where every line is a paragraph. */
  width: number | null;
}

/** Wrapped text has no lines beyond this; editors wrap at 60 to 80, some files at 100. */
const MAX_WRAP_WIDTH = 120;

/** A line that has room for the next line's first word and this much more was ended on purpose. */
const SLACK = 8;

/** How many lines are looked at to find the width. */
const SAMPLE_LINES = 20_000;

export function findWrapping(chunks: readonly Chunk[]): Wrapping {
  const lengths: number[] = [];
  for (const chunk of chunks) {
    for (const line of chunk.lines.slice(0, -1)) lengths.push(line.length);
    if (lengths.length > SAMPLE_LINES) break;
  }
  // A file with a blank line after every line has no wrapped line at all.
  if (lengths.length === 0) return { width: null };
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return { width: width > MAX_WRAP_WIDTH ? null : width };
}

/** Cuts a chunk into paragraphs; the lines of verse and of addresses stay lines ("\n"). */
export function paragraphsOf(lines: readonly string[], { width }: Wrapping): string[] {
  if (width === null) return lines.map((line) => line.trim());
  return splitAtIndents(lines, width).map((part) => joinLines(part, width));
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
    const glued = before !== undefined && (/\p{L}-$/u.test(before) || /--$/.test(before));
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
