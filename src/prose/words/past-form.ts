import type { Language } from '../languages/language.ts';
import { isIrregularPast, PAST_LIKE_BASE } from './irregular-verbs.ts';

/** True for a word that looks like the past of a verb in this language, whichever verb it is. */
export function isPastForm({ code, past }: Language, lower: string): boolean {
  return (
    past?.test(lower) === true ||
    (code === 'en' && (isIrregularPast(lower) || PAST_LIKE_BASE.has(lower)))
  );
}
