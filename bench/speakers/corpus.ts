import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCharacter } from '../../src/prose/names/characters.ts';

/** A novel whose quotations are marked with who says them, as the Project Dialogism Novel Corpus does. */
export interface MarkedNovel {
  name: string;
  text: string;
  quotes: MarkedQuote[];
  characters: MarkedCharacter[];
}

export interface MarkedQuote {
  id: string;
  /** Offsets in the text; more than one where a tag interrupts. */
  spans: [number, number][];
  speaker: string;
  type: 'explicit' | 'anaphoric' | 'implicit' | 'untyped';
}

export interface MarkedCharacter {
  name: string;
  aliases: string[];
  gender: 'M' | 'F' | 'X' | 'U';
  category: string;
}

/** Reads every novel of the folder `dialogue` of a corpus, in the order of their names. */
export function readCorpus(corpus: string): MarkedNovel[] {
  const folder = join(corpus, 'dialogue');
  const read = (novel: string, file: string) => readFileSync(join(folder, novel, file), 'utf8');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      text: read(name, 'novel.txt'),
      quotes: JSON.parse(read(name, 'quotes.json')) as MarkedQuote[],
      characters: JSON.parse(read(name, 'characters.json')) as MarkedCharacter[],
    }));
}

/**
 * The marked characters as the cast of a book: names, aliases, genders. Crowds are no characters, nor is
 * somebody without gender whose names are parts of another's ("Bounderby" beside Josiah Bounderby): the
 * marking enters such a mention of somebody a second time, and has it say nothing.
 */
export function castOf({ characters }: MarkedNovel): KnownCharacter[] {
  const genders = { M: 'm', F: 'f', X: null, U: null } as const;
  return characters
    .filter(({ name }) => !name.startsWith('_'))
    .filter((each) => each.gender !== 'X' || !characters.some((other) => isPartOf(each, other)))
    .map(({ name, aliases, gender }) => ({
      id: name,
      name,
      aliases: aliases.filter((alias) => alias !== name),
      gender: genders[gender],
    }));
}

function isPartOf(one: MarkedCharacter, other: MarkedCharacter): boolean {
  if (one === other || other.gender === 'X') return false;
  const wordsOf = (name: string) => name.toLowerCase().replaceAll('.', '').split(/\s+/);
  const others = [other.name, ...other.aliases].map(wordsOf);
  return [one.name, ...one.aliases].every((name) =>
    others.some((words) => wordsOf(name).every((word) => words.includes(word))),
  );
}
