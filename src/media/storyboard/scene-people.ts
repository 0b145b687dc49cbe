import { nameForm } from '../../cast/match/cue-names.ts';
import { createCueMatcher, type NamedCharacter } from '../../cast/match/match-cue.ts';
import { nameOfCue } from '../../cast/match/name-of-cue.ts';
import type { Position } from '../../contract/shot.ts';
import { fold } from '../../prose/words/fold.ts';
import type { ScriptScene } from './script-scenes.ts';

/** Somebody of a script: of the cast, or called by a cue alone. */
export interface Person {
  id: string | null;
  name: string;
}

/** Who speaks and who is named in the actions of one script. */
export interface People {
  ofCue: (cue: string) => Person;
  /** Those named in a text, in order, each once. */
  namedIn: (text: string) => Person[];
}

/** More words than this no name has that is looked for. */
const LONGEST_NAME = 4;
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;

export function peopleOf(scenes: readonly ScriptScene[], cast: readonly NamedCharacter[]): People {
  const matchCue = createCueMatcher(cast);
  const byId = new Map(cast.map((each) => [each.id, { id: each.id, name: each.name }]));
  const byCue = new Map<string, Person>();
  const uncast = new Map<string, Person>();
  const ofCue = (cue: string): Person => {
    const known = byCue.get(cue);
    if (known !== undefined) return known;
    const { match } = matchCue(cue);
    const name = nameOfCue(cue);
    const person = byId.get(match ?? '') ?? uncast.get(name) ?? { id: null, name };
    if (person.id === null) uncast.set(name, person);
    byCue.set(cue, person);
    return person;
  };
  for (const { pieces } of scenes) for (const { cue } of pieces) if (cue !== null) ofCue(cue);
  const names = new NameIndex();
  for (const { id, name, aliases } of cast) {
    const person = byId.get(id);
    if (person !== undefined) for (const each of [name, ...aliases]) names.add(each, person);
  }
  for (const person of uncast.values()) names.add(person.name, person);
  return { ofCue, namedIn: (text) => names.within(text) };
}

/** Finds names in a text by their words; a part that two people share means neither. */
class NameIndex {
  #whole = new Map<string, Person>();
  #part = new Map<string, Person | null>();

  add(name: string, person: Person): void {
    const { full, bare, calledBy } = nameForm(name);
    for (const form of [full, bare]) if (form !== '') this.#whole.set(form, person);
    for (const word of calledBy) {
      const other = this.#part.get(word);
      this.#part.set(word, other === undefined || other === person ? person : null);
    }
  }

  within(text: string): Person[] {
    const words = [...text.matchAll(WORD)].map(([word]) => word);
    const found = new Set<Person>();
    for (let at = 0; at < words.length; ) {
      const { person, length } = this.#at(words, at);
      if (person !== null) found.add(person);
      at += length;
    }
    return [...found];
  }

  #at(words: readonly string[], at: number): { person: Person | null; length: number } {
    const first = words[at] ?? '';
    // A role (the guard) is written without a capital.
    const determined = /^the$/i.test(words[at - 1] ?? '');
    if (!/^\p{Lu}/u.test(first) && !determined) return { person: null, length: 1 };
    for (let length = LONGEST_NAME; length > 0; length--) {
      const slice = words.slice(at, at + length);
      if (slice.length < length) continue;
      const key = fold(slice.join(' ')).replace(/'s?$/, '').replaceAll('-', ' ');
      const person = this.#whole.get(key) ?? (length === 1 ? this.#part.get(key) : undefined);
      if (person != null) return { person, length };
    }
    return { person: null, length: 1 };
  }
}

const SIDES: readonly Position[] = ['left', 'right', 'centre'];

/**
 * Which side of the picture each keeps throughout a scene, so that the camera never crosses the line between
 * them: speakers by their first words, then those who are only seen.
 */
export function sidesOf({ pieces }: ScriptScene, people: People): Map<Person, Position> {
  const spoken = pieces.flatMap(({ cue, off }) => (cue === null || off ? [] : [people.ofCue(cue)]));
  const seen = pieces.flatMap(({ kind, text }) => (kind === 'action' ? people.namedIn(text) : []));
  const sides = new Map<Person, Position>();
  for (const person of [...spoken, ...seen]) {
    if (sides.has(person)) continue;
    const place = sides.size;
    sides.set(person, SIDES[place] ?? (place % 2 === 0 ? 'left' : 'right'));
  }
  return sides;
}
