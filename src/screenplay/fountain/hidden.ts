import { isEmptyLine } from './blank-line.ts';
import { partBrackets } from './escape.ts';
import { indexLines, type LineIndex } from './line-index.ts';

/** A stretch of text that is not part of the script as it is read: a note or a boneyard. */
export interface Hidden {
  type: 'note' | 'boneyard';
  text: string;
  start: number;
  end: number;
}

export interface HiddenText {
  hidden: Hidden[];
  /** One byte for each UTF-16 unit of the text: 1 where it is hidden, 0 where it is read. */
  mask: Uint8Array;
  index: LineIndex;
}

/**
 * Finds boneyards first and then notes in what is left, both in one pass from left to right.
 *
 * A mark without its closing half is ordinary text, so that a stray one cannot swallow the rest
 * of a script. A backslash before an opening mark makes it ordinary text too and is itself hidden;
 * Fountain only defines that for emphasis, but without it `[[` could not be written down.
 */
export function findHidden(text: string): HiddenText {
  const mask = new Uint8Array(text.length);
  const index = indexLines(text);
  const boneyards = findBoneyards(text, mask);
  const notes = findNotes(text, mask, index);
  const hidden = [...boneyards, ...notes].sort((a, b) => a.start - b.start);
  return { hidden, mask, index };
}

/** The boneyards alone: the only marks that reach over empty lines. */
export function boneyardsOf(text: string): Hidden[] {
  return text.includes('/*') ? findBoneyards(text, new Uint8Array(text.length)) : [];
}

function findBoneyards(text: string, mask: Uint8Array): Hidden[] {
  const found: Hidden[] = [];
  let closed = true;
  let at = text.indexOf('/*');
  while (at !== -1) {
    let next = at + 2;
    if (text[at - 1] === '\\') {
      mask[at - 1] = 1;
    } else if (closed) {
      const close = text.indexOf('*/', at + 2);
      closed = close !== -1;
      if (closed) {
        next = close + 2;
        mask.fill(1, at, next);
        const inner = normalizeLineEnds(text.slice(at + 2, close)).trim();
        found.push({ type: 'boneyard', text: inner, start: at, end: next });
      }
    }
    at = text.indexOf('/*', next);
  }
  return found;
}

function findNotes(text: string, mask: Uint8Array, index: LineIndex): Hidden[] {
  const found: Hidden[] = [];
  const nextEmpty = emptyLineFinder(text, mask, index);
  let close = 0;
  let at = findRead(text, mask, '[[', 0);
  while (at !== -1) {
    let next = at + 2;
    if (text[at - 1] === '\\' && mask[at - 1] === 0) {
      mask[at - 1] = 1;
    } else if (close !== -1) {
      if (close < next) close = findRead(text, mask, ']]', next);
      if (close !== -1 && nextEmpty(at) > close) {
        const inner = noteText(readText(text, mask, next, close));
        next = close + 2;
        mask.fill(1, at, next);
        found.push({ type: 'note', text: inner, start: at, end: next });
      }
    }
    at = findRead(text, mask, '[[', next);
  }
  return found;
}

/** The next place of a two-character mark neither half of which is hidden; -1 when there is none. */
function findRead(text: string, mask: Uint8Array, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at !== -1 && (mask[at] === 1 || mask[at + 1] === 1)) at = text.indexOf(mark, at + 1);
  return at;
}

/**
 * A note ends nowhere when an empty line stands in it (two spaces or a tab on the line allow it). Offsets
 * must be asked for in rising order, so that all questions together cost one pass.
 */
function emptyLineFinder(text: string, mask: Uint8Array, index: LineIndex) {
  let line = 1;
  return (offset: number): number => {
    for (; line < index.starts.length; line++) {
      const start = index.starts[line] ?? 0;
      if (start <= offset || mask[start - 1] === 1) continue;
      const end = index.starts[line + 1] ?? text.length;
      // At most one space and a CRLF: anything longer is not empty.
      if (end - start <= 3 && isEmptyLine(withoutLineEnd(text.slice(start, end)))) return start;
    }
    return Number.POSITIVE_INFINITY;
  };
}

function withoutLineEnd(rawLine: string): string {
  return rawLine.replace(/[\r\n]+$/, '');
}

function readText(text: string, mask: Uint8Array, start: number, end: number): string {
  let result = '';
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && mask[i] === 0) continue;
    result += text.slice(from, i);
    from = i + 1;
  }
  return normalizeLineEnds(result);
}

/** Blank lines in a note count as empty, whatever space was needed to write them. */
function noteText(inner: string): string {
  return partBrackets(inner.trim().replace(/^[^\S\n]+$/gm, ''));
}

function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
