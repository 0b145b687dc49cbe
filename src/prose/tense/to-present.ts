import { turnTense } from './turn-tense.ts';

/**
 * Puts a sentence of narration from the past into the present.
 *
 * @returns the sentence, or null where nothing in it turns or a verb is not understood: then it is
 *   best left as it was. `turnTense` says which of the two.
 */
export function toPresent(sentence: string): string | null {
  const turned = turnTense(sentence);
  return turned.kind === 'turned' ? turned.text : null;
}
