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

/** @param from nothing of the chapter for what only the form asks for: INSERT, MONTAGE */
export function action(text: string, from?: TextSpan): DraftElement {
  return { type: 'action', text: oneLine(text), ...(from === undefined ? {} : { from }) };
}

/** To the writer: it is neither printed nor shot. */
export function note(text: string, from: TextSpan): DraftElement {
  return { type: 'note', text: oneLine(text), from };
}

/** A cue, how it is said, and what is said, or in lines sung, under it. */
export function speech(said: {
  cue: string;
  extensions: string[];
  parenthetical: string | null;
  text: string;
  verse: readonly string[] | null;
  from: TextSpan;
}): DraftElement[] {
  const { cue: text, extensions, from } = said;
  const elements: DraftElement[] = [{ type: 'character', text, extensions, dual: false, from }];
  // Lyrics stand straight under their cue.
  if (said.parenthetical !== null && said.verse === null) {
    elements.push({ type: 'parenthetical', text: oneLine(said.parenthetical) });
  }
  elements.push(
    said.verse === null
      ? { type: 'dialogue', text: asDialogue(oneLine(said.text)) }
      : { type: 'lyric', text: said.verse.map(oneLine).join('\n') },
  );
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
