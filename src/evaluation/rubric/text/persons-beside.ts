import { stem } from '../../../prose/words/stem.ts';
import { STOP_WORDS } from '../../../prose/words/stop-words.ts';
import { wordsOf } from '../../../prose/words/words-of.ts';

/** Nobody is beside a word that another clause parts from him. */
const PARTS = /[^\p{L}\p{N}\s'’-]+/u;

const PRONOUNS: ReadonlyMap<string, string> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, 'he'] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, 'she'] as const),
  ...['i', 'me', 'my', 'myself', 'we', 'us', 'our'].map((word) => [word, 'teller'] as const),
]);

/** Who stands beside a word: `he`, `she`, the `teller`, or the id of a character that is named. */
export interface PersonBeside {
  person: string;
  /** The word, as a stem, with the side on which it stands. */
  word: string;
}

/** Whom a folded word names, if anybody. */
export type WhoIs = (word: string) => string | undefined;

/** Every person of a text with each content word straight beside them: "his hat", "Ida laughs". */
export function personsBeside(text: string, whoIs: WhoIs): PersonBeside[] {
  return text.split(PARTS).flatMap((part) => {
    const words = wordsOf(part);
    return words.flatMap((word, at) => {
      const person = PRONOUNS.get(word) ?? whoIs(word.replace(/'s?$/, ''));
      if (person === undefined) return [];
      return [
        ...besideOf(words[at - 1], 'before', person),
        ...besideOf(words[at + 1], 'behind', person),
      ];
    });
  });
}

function besideOf(word: string | undefined, side: string, person: string): PersonBeside[] {
  if (word === undefined || STOP_WORDS.has(word) || PRONOUNS.has(word)) return [];
  return [{ person, word: `${side} ${stem(word)}` }];
}
