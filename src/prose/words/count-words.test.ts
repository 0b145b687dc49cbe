import { expect, it } from 'vitest';
import { countWords } from './count-words.ts';

it.each([
  ["I don't know.", 3],
  ['A well-worn, sun‐bleached step', 4],
  ['Yes – yes -- no…not', 4],
  ['* * *', 0],
  ['Zoë’s 12 été', 3],
  ['', 0],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
