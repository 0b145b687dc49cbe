import type { FoundCharacter, KnownCharacter } from '../names/characters.ts';
import { findCharacters } from '../names/find-characters.ts';
import { parseName } from '../names/group-names.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { type Gender, TITLES } from '../words/titles.ts';
import { isRole, readDialogue } from './read-dialogue.ts';

/** Somebody whom the reading of a whole book found. */
export interface HeardCharacter {
  name: string;
  aliases: string[];
  gender: Gender;
  /** Whom narration only describes: "the landlady". */
  role: boolean;
  /** Whoever tells the book in the first person. */
  narrator: boolean;
  /** Of the known one that it is; null: it is new. */
  known: string | null;
}

/** More are passers-by, or no people. */
const MOST_PEOPLE = 1_000;
/** Characters that are read at once: the longest novels have fewer. What comes behind is read chapter by chapter alone. */
const MOST_TEXT = 4_000_000;

/** Titles in short, by which a bare one is the same: "the Doctor" is Dr. Weir. */
const IN_FULL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dr: 'doctor',
    capt: 'captain',
    col: 'colonel',
    gen: 'general',
    maj: 'major',
    prof: 'professor',
    rev: 'reverend',
    sgt: 'sergeant',
    lieut: 'lieutenant',
    lt: 'lieutenant',
    insp: 'inspector',
  }),
);

/**
 * Reads a whole book for who is in it, most mentioned first: names that a chapter alone would not join,
 * genders by the pronouns of the whole, and who tells it. Pure; for a thread.
 */
export function hearBook(chapters: readonly string[], known: KnownCharacter[]): HeardCharacter[] {
  const parsed = parseProse(chapters.join('\n\n').slice(0, MOST_TEXT));
  const found = joinBareTitles(findCharacters(parsed, known));
  const { dialogue, cast } = readDialogue(parsed, found);
  return found.slice(0, MOST_PEOPLE).map((each, at) => ({
    name: each.name,
    aliases: each.aliases,
    gender: dialogue.genders[at] ?? null,
    role: isRole(each),
    narrator: dialogue.firstPerson && cast[dialogue.narrator] === each,
    known: each.known?.id ?? null,
  }));
}

/** "The Captain" is Captain Rook, where the whole book has no other captain. */
function joinBareTitles(found: FoundCharacter[]): FoundCharacter[] {
  const titled = new Map<string, Set<FoundCharacter>>();
  for (const each of found) {
    for (const form of [each.name, ...each.aliases]) {
      const { title } = parseName(form);
      if (title !== null) include(titled, inFull(title), each);
    }
  }
  const joined = new Set<FoundCharacter>();
  for (const each of found) {
    const bare = each.name.toLowerCase().replace(/^the /, '');
    if (each.known !== null || !TITLES.has(bare)) continue;
    const [only, ...others] = titled.get(inFull(bare)) ?? [];
    if (only === undefined || only === each || others.length > 0) continue;
    const names = new Set([...only.aliases, each.name, ...each.aliases, `the ${bare}`]);
    only.aliases = [...names].filter((name) => name !== only.name);
    only.mentions += each.mentions;
    joined.add(each);
  }
  return found
    .filter((each) => !joined.has(each))
    .sort((one, other) => other.mentions - one.mentions);
}

function inFull(title: string): string {
  return IN_FULL.get(title) ?? title;
}

function include<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values.add(value));
}
