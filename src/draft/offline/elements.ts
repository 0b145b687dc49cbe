import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { parseHeading } from '../../screenplay/fountain/heading.ts';
import type { Element, TitlePageEntry, Unplaced } from '../../screenplay/types.ts';

/** `from` is the stretch of the chapter that it was made from. */
export type DraftElement = Unplaced<Element> & { from?: TextSpan };

export function titlePageEntry(key: string, value: string): Unplaced<TitlePageEntry> {
  return { key, values: [oneLine(value)] };
}

/** @param sceneNumber null for none */
export function heading(text: string, sceneNumber: string | null): DraftElement {
  return { type: 'scene_heading', ...parseHeading(oneLine(text)), sceneNumber };
}

export function transition(text: string): DraftElement {
  return { type: 'transition', text: oneLine(text) };
}

export function action(text: string, from: TextSpan): DraftElement {
  return { type: 'action', text: oneLine(text), from };
}

/** To the writer: it is neither printed nor shot. */
export function note(text: string, from: TextSpan): DraftElement {
  return { type: 'note', text: oneLine(text), from };
}

/** A cue, how it is said, and what is said under it. */
export function speech(said: {
  cue: string;
  extensions: string[];
  parenthetical: string | null;
  text: string;
  from: TextSpan;
}): DraftElement[] {
  const { cue: text, extensions, from } = said;
  const elements: DraftElement[] = [{ type: 'character', text, extensions, dual: false, from }];
  if (said.parenthetical !== null) {
    elements.push({ type: 'parenthetical', text: oneLine(said.parenthetical) });
  }
  elements.push({ type: 'dialogue', text: asDialogue(oneLine(said.text)) });
  return elements;
}

/** Words in parentheses would be a parenthetical, and a mark in front would hide itself. */
function asDialogue(text: string): string {
  const plain = text.replace(/^(?:[#=>~!@\s]|\.(?=[\p{L}\p{N}]))+/u, '');
  if (!/^\(.*\)$/.test(plain)) return plain;
  const words = plain.split(' ');
  if (words.length === 1) return plain.slice(1, -1);
  return `${words.slice(0, -1).join(' ')}\n${words.at(-1)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
