import { nameForm } from '../../../cast/match/cue-names.ts';
import type { NamedCharacter } from '../../../cast/match/match-cue.ts';

const LONGEST_NAME_WORDS = 5;

/** Counts by character id how often a text names each; `words` are folded, in order. */
export type MentionCounter = (words: readonly string[]) => Map<string, number>;

/**
 * Prepares counting for a cast: a character is named by the whole of a name or alias, and by a
 * word of it that nobody else has. Forms that two characters share name neither.
 */
export function createMentionCounter(characters: readonly NamedCharacter[]): MentionCounter {
  const phrases = ownersOfNames(characters);
  return (words) => {
    const counts = new Map<string, number>();
    const plain = words.map((word) => word.replace(/'s?$/, ''));
    for (let at = 0; at < plain.length; ) {
      const found = longestAt(plain, at, phrases);
      if (found?.id) counts.set(found.id, (counts.get(found.id) ?? 0) + 1);
      at += found?.length ?? 1;
    }
    return counts;
  };
}

/** Phrase to id; null where it would name more than one character. */
export function ownersOfNames(characters: readonly NamedCharacter[]): Map<string, string | null> {
  const phrases = new Map<string, string | null>();
  const add = (phrase: string, id: string): void => {
    if (phrase === '') return;
    const owner = phrases.get(phrase);
    phrases.set(phrase, owner === undefined || owner === id ? id : null);
  };
  for (const { id, name, aliases } of characters) {
    for (const written of [name, ...aliases]) {
      const form = nameForm(written);
      for (const phrase of new Set([form.full, ...form.calledBy])) add(phrase, id);
    }
  }
  return phrases;
}

function longestAt(
  words: readonly string[],
  at: number,
  phrases: ReadonlyMap<string, string | null>,
): { id: string | null; length: number } | undefined {
  for (let length = Math.min(LONGEST_NAME_WORDS, words.length - at); length > 0; length--) {
    const id = phrases.get(words.slice(at, at + length).join(' '));
    if (id !== undefined) return { id, length };
  }
  return undefined;
}
