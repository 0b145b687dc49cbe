import type { Heading } from '../heading.ts';
import { parseHeading } from '../parse-heading.ts';
import type { Chunk } from './chunks.ts';

/** Longer lines are text, however they begin. */
const MAX_LINE = 60;

/** A line of text below a heading is this much longer, or indented. */
const LONGER = 1.3;

const SENTENCE_END = /[.!?…。！？」』”"’)*_~=-]$/u;

/** "Part one of the plan was to wait." begins like a heading and is none. */
export function isSentence(line: string, heading: Heading): boolean {
  if (heading.name === '') return false;
  const parted = /^\S+\s+(?:the\s+)?\S+?\s*[.:)—–-]/i.test(line);
  return /^\p{Ll}/u.test(heading.name) || (!parted && /[,;]$/.test(line));
}

/** Whether a line that could be a heading stands right over a line of text. */
export function standsOver(line: string, next: string | undefined): boolean {
  if (next === undefined || line.trim().length > MAX_LINE) return false;
  return (/^\s/.test(next) && !/^\s/.test(line)) || next.length >= line.length * LONGER;
}

/** Cuts chunks before the chapter headings in them, for files that have no blank lines there. */
export function partChunks(chunks: readonly Chunk[]): Chunk[] {
  return chunks.flatMap((chunk) => {
    const starts = chunk.lines.length < 3 ? [] : headingLines(chunk.lines);
    if (starts.length === 0) return [chunk];
    return [0, ...starts.filter((at) => at > 0)].map((at, index, all) => ({
      lines: chunk.lines.slice(at, all[index + 1]),
      blanks: index === 0 ? chunk.blanks : 1,
    }));
  });
}

function headingLines(lines: readonly string[]): number[] {
  const kinds = lines.map(divisionKind);
  const found: number[] = [];
  for (let at = lines.length - 2; at >= 0; at--) {
    const next = kinds[at + 1];
    const over =
      next === null
        ? standsOver(lines[at] ?? '', lines[at + 1])
        : kinds[at] === 'part' && next === 'chapter' && found.at(-1) === at + 1;
    const before = lines[at - 1];
    const free = before === undefined || kinds[at - 1] !== null || SENTENCE_END.test(before);
    if (kinds[at] !== null && over && free) found.push(at);
  }
  return found.reverse();
}

function divisionKind(line: string): 'chapter' | 'part' | null {
  if (line.length > MAX_LINE) return null;
  const heading = parseHeading(line);
  if (heading.kind !== 'chapter' && heading.kind !== 'part') return null;
  return isSentence(line.trim(), heading) ? null : heading.kind;
}
