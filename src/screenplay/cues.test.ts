import { expect, test } from 'vitest';
import { cues } from './cues.ts';
import { parseFountain } from './fountain/parse.ts';

const count = (text: string) => cues(parseFountain(text));

test('variants of one cue are counted together, in order of first appearance', () => {
  const text =
    "ZOË\nI don't know.\n\nO'NEIL\nWell-worn.\n\n@Zoë (V.O.)\nNo.\n\nZOË  (CONT'D)\nYes – yes.";
  expect(count(text)).toEqual([
    { name: 'ZOË', lines: 3, words: 6 },
    { name: "O'NEIL", lines: 1, words: 1 },
  ]);
});

test('straight and curly apostrophes and runs of spaces do not make another cue', () => {
  expect(count("MRS.  O'NEIL\nA.\n\nMRS. O’NEIL\nB.")).toEqual([
    { name: "MRS. O'NEIL", lines: 2, words: 2 },
  ]);
});

test('a cue under which nothing is said is named with no lines', () => {
  expect(count('HOLMES\n(nods)')).toEqual([{ name: 'HOLMES', lines: 0, words: 0 }]);
});
