import { expect, it } from 'vitest';
import { countWords } from './count-words.ts';

it('counts a long text of a script without spaces as it counts its sentences', () => {
  expect(countWords('渡船来晚了，码头上的人早已回家。'.repeat(3_000))).toBe(
    3_000 * countWords('渡船来晚了，码头上的人早已回家。'),
  );
});

it.each([
  ["I don't know.", 3],
  ['A well-worn, sun‐bleached step', 4],
  ['Yes – yes -- no…not', 4],
  ['* * *', 0],
  ['Zoë’s 12 été', 3],
  ['', 0],
  ['渡船来晚了，码头', 5],
  ['雨が降っていた。', 6],
  ['나룻배는 늦게', 2],
  ['สวัสดีชาวโลก', 3],
  ['iPhone手机 5G网络', 4],
  ['她说：“well-worn”。', 3],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
