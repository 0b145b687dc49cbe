import type { KnownCharacter } from '../names/characters.ts';
import { findCharacters } from '../names/find-characters.ts';
import { type ParsedProse, parseProse } from '../quotations/parse-prose.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { charactersAt } from '../words/code-points.ts';
import type { Ref } from './find-refs.ts';
import { rankTurns } from './ranker/rank-turns.ts';
import { readDialogue } from './read-dialogue.ts';

/** A way in which a chapter names somebody: its first place, and the sentence around it. */
export interface NameInChapter extends TextSpan {
  /** As it stands there. */
  form: string;
  /** How often the chapter has it. */
  count: number;
  words: string;
}

/** How much a chapter has of one of the known characters. Offsets in characters of the chapter. */
export interface HeardInChapter {
  id: string;
  /** Turns. */
  speeches: number;
  names: NameInChapter[];
}

/** The same of several chapters, of each in its place. Pure; for a thread. */
export function hearChapters(
  texts: readonly string[],
  known: KnownCharacter[],
): HeardInChapter[][] {
  return texts.map((text) => hearChapter(text, known));
}

/** Characters before and after a name that are shown with it, at most. */
const BEFORE = 80;
const AFTER = 120;

/** Counts in a chapter those whom the book is known to have, by what it calls them. */
function hearChapter(text: string, known: KnownCharacter[]): HeardInChapter[] {
  const parsed = parseProse(text);
  const { dialogue, cast } = readDialogue(parsed, findCharacters(parsed, known));
  const heard = new Map<string, HeardInChapter>();
  const idOf = (character: number | null) =>
    character === null ? undefined : cast[character]?.known?.id;
  const of = (id: string): HeardInChapter => {
    const each = heard.get(id) ?? { id, speeches: 0, names: [] };
    heard.set(id, each);
    return each;
  };
  for (const { character } of rankTurns(dialogue)) {
    const id = idOf(character);
    if (id !== undefined) of(id).speeches++;
  }
  const at = charactersAt(text);
  const named = new Map<string, NameInChapter>();
  for (const ref of dialogue.refs) {
    const id = ref.kind === 'name' || ref.kind === 'role' ? idOf(ref.character) : undefined;
    if (id !== undefined) countNaming(of(id), named, { parsed, ref, at });
  }
  return [...heard.values()];
}

/** @param named by character and form, all that was counted so far */
function countNaming(
  { id, names }: HeardInChapter,
  named: Map<string, NameInChapter>,
  { parsed, ref, at }: { parsed: ParsedProse; ref: Ref; at: (unit: number) => number },
): void {
  const form = formOf(parsed, ref);
  const key = `${id} ${form.toLowerCase()}`;
  const known = named.get(key);
  if (known !== undefined) {
    known.count++;
    return;
  }
  const { start, end, words } = sentenceAround(parsed, ref);
  const name = { form, count: 1, start: at(start), end: at(end), words };
  named.set(key, name);
  names.push(name);
}

function formOf({ tokens, prose }: ParsedProse, { from, to }: Ref): string {
  const last = tokens[to - 1];
  const end = last === undefined ? 0 : last.end - (last.possessive ? 2 : 0);
  return prose.slice(tokens[from]?.start, end).replace(/\s+/g, ' ');
}

/** The sentence, or of a long one the words around the name. */
function sentenceAround(
  { tokens, prose }: ParsedProse,
  { from, to }: Ref,
): TextSpan & { words: string } {
  const at = tokens[from]?.start ?? 0;
  const until = tokens[to - 1]?.end ?? at;
  let first = from;
  while (first > 0 && !tokens[first]?.sentenceStart && at - startOf(first - 1) <= BEFORE) first--;
  let last = to - 1;
  while (tokens[last + 1] !== undefined && !tokens[last + 1]?.sentenceStart) {
    if ((tokens[last + 1]?.end ?? 0) - until > AFTER) break;
    last++;
  }
  const start = startOf(first);
  const end = tokens[last]?.end ?? until;
  return { start, end, words: prose.slice(start, end).replace(/\s+/g, ' ') };

  function startOf(token: number): number {
    return tokens[token]?.start ?? 0;
  }
}
