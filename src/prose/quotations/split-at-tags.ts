import type { Language } from '../languages/language.ts';
import { withoutNarrator } from './dash-dialogue.ts';
import type { Quotation } from './quotation.ts';

/**
 * Takes the narrator's words out of quotations where the language leaves them inside the marks:
 * « Oui, dit-il, je viens. » and «Да, — сказал он. — Иду».
 */
export function splitAtTags(
  prose: string,
  quotations: Quotation[],
  language: Language,
): Quotation[] {
  if (language.code === 'en' || language.says.size === 0) return quotations;
  return quotations.flatMap((whole) => {
    if (whole.dashed) return [whole];
    return withoutNarrator(prose, whole, language, language.tagsInside).map((part, i) => ({
      ...whole,
      ...part,
      continued: whole.continued && i === 0,
    }));
  });
}
