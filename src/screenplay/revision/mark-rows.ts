import { diffWords } from '../compare/diff-words.ts';
import { writeCue } from '../fountain/cue.ts';
import { plain } from '../plain.ts';
import type { PrintedBlock } from '../printed-blocks.ts';
import type { PrintedRow } from '../printed-row.ts';
import type { Element } from '../types.ts';
import type { AlignedElements } from './align-drafts.ts';

/** What of an element is new: all of it, or which of its letters, blanks not counted. */
type Changed = 'all' | Set<number>;

/**
 * Marks the rows in which something was not so before: with a word that is new, or where one, or a
 * paragraph above, was taken out. Rows of no source, as of a scene that is omitted, are marked.
 */
export function markRows(
  blocks: readonly PrintedBlock[],
  aligned: readonly AlignedElements[],
  omittedAreShown: boolean,
): PrintedBlock[] {
  const changes = changesOf(aligned, omittedAreShown);
  const elements = elementsByLine(aligned);
  const letters = new Map<Element, number>();
  const mark = (row: PrintedRow): PrintedRow => {
    if (row.type === null) return row;
    const element = elements.get(row.line);
    if (element === undefined) return row.line === 0 ? { ...row, revised: true } : row;
    const from = letters.get(element) ?? 0;
    const to = from + lettersOf(row.text).length;
    letters.set(element, to);
    return isChanged(changes.get(element), from, to) ? { ...row, revised: true } : row;
  };
  return blocks.map((block) => ({
    ...block,
    rows: block.rows.map((row) => {
      const marked = mark(row);
      return marked.beside === undefined ? marked : { ...marked, beside: mark(marked.beside) };
    }),
  }));
}

function isChanged(changed: Changed | undefined, from: number, to: number): boolean {
  if (changed === undefined || changed === 'all') return changed === 'all';
  for (let at = from; at < to; at++) if (changed.has(at)) return true;
  return false;
}

/** Each line of the later draft by the element that it is of. */
function elementsByLine(aligned: readonly AlignedElements[]): Map<number, Element> {
  const elements = new Map<number, Element>();
  for (const { after } of aligned) {
    if (after === null) continue;
    for (let line = after.line; line <= after.endLine; line++) elements.set(line, after);
  }
  return elements;
}

function changesOf(
  aligned: readonly AlignedElements[],
  omittedAreShown: boolean,
): Map<Element, Changed> {
  const changes = new Map<Element, Changed>();
  let removed = false;
  let last: Element | null = null;
  for (const { before, after, same, moved, alone } of aligned) {
    if (after === null) {
      removed ||= !(alone && omittedAreShown);
      continue;
    }
    const changed =
      moved || before === null ? 'all' : same ? new Set<number>() : diff(before, after);
    if (removed && changed !== 'all') changed.add(0);
    if (changed === 'all' || changed.size > 0) changes.set(after, changed);
    removed = false;
    last = after;
  }
  if (removed && last !== null) addLast(changes, last);
  return changes;
}

/** What was taken out at the end is marked beside what is the end now. */
function addLast(changes: Map<Element, Changed>, last: Element): void {
  const changed = changes.get(last) ?? new Set<number>();
  if (changed !== 'all') changed.add(Math.max(0, lettersOf(printedText(last)).length - 1));
  changes.set(last, changed);
}

function diff(before: Element, after: Element): Changed {
  const changed = new Set<number>();
  let at = 0;
  const words = diffWords(printedText(before), printedText(after));
  for (const { kind, text } of words) {
    const { length } = lettersOf(text);
    if (kind === 'removed') changed.add(at);
    else {
      if (kind === 'added') for (let i = at; i < at + length; i++) changed.add(i);
      at += length;
    }
  }
  // What was taken out behind the last letter is marked beside it.
  if (changed.delete(at)) changed.add(Math.max(0, at - 1));
  return changed.size === 0 ? 'all' : changed;
}

function lettersOf(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function printedText(element: Element): string {
  if (element.type === 'character') return plain(writeCue({ ...element, dual: false }));
  if (element.type === 'scene_heading') return plain(element.marked ?? element.text);
  return plain(element.type === 'parenthetical' ? `(${element.text})` : element.text);
}
