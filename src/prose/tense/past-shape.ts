import { PAST_ONLY, PAST_OR_PARTICIPLE } from '../words/irregular-verbs.ts';
import type { TaggedWord } from './tagged-word.ts';

/** Whether the word has the form of a past, by its letters alone. */
export function isPastShape(word: TaggedWord | undefined): boolean {
  if (word === undefined) return false;
  const { lower } = word;
  return PAST_ONLY.has(lower) || PAST_OR_PARTICIPLE.has(lower) || /[a-z]{2}ed$/.test(lower);
}
