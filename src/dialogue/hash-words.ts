import { createHash } from 'node:crypto';
import { wordsOf } from '../prose/words/words-of.ts';

/** By what a quotation is found again: its words; of one without a word, what stands there. */
export function hashWords(quotation: string): string {
  const words = wordsOf(quotation).join(' ');
  return createHash('sha256')
    .update(words === '' ? quotation : words)
    .digest('hex');
}
