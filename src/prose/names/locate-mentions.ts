import type { Token } from '../sentences/tokens.ts';
import { TITLES } from '../words/titles.ts';
import type { FoundCharacter } from './characters.ts';
import { parseName } from './group-names.ts';

/** A place where the prose names a character. */
export interface Mention {
  /** Token indexes: first word of the name (its title, if any) and the one after the last. */
  from: number;
  to: number;
  /** Index into the characters. */
  character: number;
}

interface Pattern {
  words: string[];
  character: number;
}

const JOIN = /^[\s.]+$/;

/** Finds where the characters are named, longest name first, in order. */
export function locateMentions(tokens: Token[], characters: FoundCharacter[]): Mention[] {
  const patterns = patternsOf(characters);
  const mentions: Mention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const match = tokens[i]?.capitalised ? matchAt(tokens, i, patterns) : null;
    if (match === null) {
      i++;
    } else {
      mentions.push({ from: i, to: i + match.words.length, character: match.character });
      i += match.words.length;
    }
  }
  return mentions;
}

/** Names by their first word, longest first; of two characters with one name the first has it. */
function patternsOf(characters: FoundCharacter[]): Map<string, Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  characters.forEach((character, index) => {
    for (const name of [character.name, ...character.aliases]) {
      const { title, words } = parseName(name);
      const all = [...(title === null ? [] : [title]), ...words.map((word) => word.toLowerCase())];
      const first = all[0];
      if (first === undefined) continue;
      const list = patterns.get(first) ?? [];
      list.push({ words: all, character: index });
      patterns.set(first, list);
    }
  });
  for (const list of patterns.values()) list.sort((a, b) => b.words.length - a.words.length);
  return patterns;
}

function matchAt(tokens: Token[], at: number, patterns: Map<string, Pattern[]>): Pattern | null {
  const first = tokens[at];
  if (first === undefined) return null;
  for (const pattern of patterns.get(first.lower) ?? []) {
    const fits = pattern.words.every((word, k) => {
      const token = tokens[at + k];
      return token?.lower === word && (k === 0 || JOIN.test(token.gap));
    });
    if (fits && !belongsToOtherTitle(tokens, at)) return pattern;
  }
  return null;
}

/** "Mrs. Holmes", where no character is called so, is not Holmes. */
function belongsToOtherTitle(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || !before.capitalised || !JOIN.test(tokens[at]?.gap ?? ''))
    return false;
  return TITLES.get(before.lower) === 'f';
}
