import type { TextSpan } from './text-span.ts';

/** A longer line cannot come from hard wrapping, so each line is then a paragraph of its own. */
const LONGEST_WRAPPED_LINE = 120;
/** Without blank lines: the share of lines ending like a sentence that makes lines paragraphs. */
const SENTENCE_LINE_SHARE = 0.6;
const SENTENCE_END = /[.!?…:*"'”’“‘»«›‹」』。！？—-]$/;
/** A line of dialogue by dash that follows a whole sentence is a paragraph, wherever blank lines stand. */
const DASHED = /^(?:[—–―]|--)\s?[\p{Lu}¿¡«…]/u;

/**
 * Splits prose into paragraphs (no blank ones, no surrounding white space).
 *
 * Blank lines separate paragraphs; the lines between them are hard-wrapped prose or verse. In a
 * text with hardly any blank lines every line is a paragraph.
 */
export function splitParagraphs(prose: string): TextSpan[] {
  const lines = linesOf(prose);
  const together = linesBelongTogether(prose, lines);
  const paragraphs: TextSpan[] = [];
  let open: TextSpan | null = null;
  for (const line of lines) {
    if (line.end === line.start) {
      open = null;
    } else if (open !== null && together && !beginsDialogue(prose, open, line)) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      paragraphs.push(open);
    }
  }
  return paragraphs;
}

function beginsDialogue(prose: string, before: TextSpan, line: TextSpan): boolean {
  return (
    SENTENCE_END.test(prose.slice(before.end - 1, before.end)) &&
    DASHED.test(prose.slice(line.start, line.start + 4))
  );
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

/** True when the lines between two blank lines are one paragraph. */
function linesBelongTogether(prose: string, lines: TextSpan[]): boolean {
  const filled = lines.filter((line) => line.end > line.start);
  const groups = filled.length - joinedLines(lines);
  if (groups > 1 && joinedLines(lines) < groups) return true;
  if (filled.some((line) => line.end - line.start > LONGEST_WRAPPED_LINE)) return false;
  if (groups > 1) return true;
  const ends = filled.filter((line) => SENTENCE_END.test(prose.slice(line.end - 1, line.end)));
  return ends.length < filled.length * SENTENCE_LINE_SHARE;
}

/** Number of lines that follow another without a blank line between. */
function joinedLines(lines: TextSpan[]): number {
  return lines.filter((line, i) => {
    const before = lines[i - 1];
    return line.end > line.start && before !== undefined && before.end > before.start;
  }).length;
}
