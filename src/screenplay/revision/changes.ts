import { diffWords } from '../compare/diff-words.ts';
import { writeCue } from '../fountain/cue.ts';
import { plain } from '../plain.ts';
import type { Element } from '../types.ts';
import type { AlignedElements } from './align-drafts.ts';

/** What of an element is new: all of it, or which of its letters, blanks not counted. */
export type Changed = 'all' | Set<number>;

/**
 * What of each element of the later draft was not so before: a word that is new, or the letter where
 * one, or a paragraph above, was taken out. What is as it was has no entry.
 */
export function changesOf(
  aligned: readonly AlignedElements[],
  omittedAreShown: boolean,
): Map<Element, Changed> {
  const changes = new Map<Element, Changed>();
  let removed = false;
  let last: Element | null = null;
  for (const { before, after, same, moved, gone } of aligned) {
    if (after === null) {
      removed ||= !(gone && omittedAreShown);
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

/** Without blanks, which breaks of lines put in and take out. */
export function lettersOf(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function printedText(element: Element): string {
  if (element.type === 'character') return plain(writeCue({ ...element, dual: false }));
  if (element.type === 'scene_heading') return plain(element.marked ?? element.text);
  return plain(element.type === 'parenthetical' ? `(${element.text})` : element.text);
}
