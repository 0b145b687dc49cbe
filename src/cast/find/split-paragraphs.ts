import type { TextSpan } from './types.ts';

/** A longer line cannot come from hard wrapping, so each line is then a paragraph of its own. */
const LONGEST_WRAPPED_LINE = 120;
/** Without blank lines: the share of lines ending like a sentence that makes lines paragraphs. */
const SENTENCE_LINE_SHARE = 0.6;
const SENTENCE_END = /[.!?…:*"'”’»—-]$/;

/**
 * Splits prose into paragraphs (no blank ones, no surrounding white space).
 *
 * Blank lines separate paragraphs. Where no line is hard-wrapped every line is a paragraph.
 */
export function splitParagraphs(prose: string): TextSpan[] {
  const lines = linesOf(prose);
  const wrapped = isHardWrapped(prose, lines);
  const paragraphs: TextSpan[] = [];
  let open: TextSpan | null = null;
  for (const line of lines) {
    if (line.end === line.start) {
      open = null;
    } else if (open !== null && wrapped) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      paragraphs.push(open);
    }
  }
  return paragraphs;
}

function linesOf(prose: string): TextSpan[] {
  const lines: TextSpan[] = [];
  let from = 0;
  while (from <= prose.length) {
    const feed = prose.indexOf('\n', from);
    const to = feed === -1 ? prose.length : feed;
    lines.push(trim(prose, from, to));
    from = to + 1;
  }
  return lines;
}

function trim(prose: string, from: number, to: number): TextSpan {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(prose.charAt(start))) start++;
  while (end > start && /\s/.test(prose.charAt(end - 1))) end--;
  return { start, end };
}

function isHardWrapped(prose: string, lines: TextSpan[]): boolean {
  const filled = lines.filter((line) => line.end > line.start);
  if (filled.some((line) => line.end - line.start > LONGEST_WRAPPED_LINE)) return false;
  const first = lines.findIndex((line) => line.end > line.start);
  const last = lines.findLastIndex((line) => line.end > line.start);
  const hasBlank = lines.some((line, i) => i > first && i < last && line.end === line.start);
  if (hasBlank) return true;
  const ends = filled.filter((line) => SENTENCE_END.test(prose.slice(line.end - 1, line.end)));
  return ends.length < filled.length * SENTENCE_LINE_SHARE;
}
