import { expect, it } from 'vitest';
import { findLetters } from './letter.ts';

it('finds a letter from its salutation to its signature', () => {
  const chapter = [
    'Nell broke the seal.',
    'My dear Nell,—The lamp is out.',
    'I walked to the quay. Nobody came.',
    'Your loving brother,',
    'TOM VENN',
    'She put it down.',
  ];
  expect([...findLetters(chapter)]).toEqual([1, 2, 3, 4]);
});

it('finds one whose name stands under its close', () => {
  expect([...findLetters(['Dear Sir,\nThe boat is sold.\nYours faithfully,\nT. Reed'])]).toEqual([
    0,
  ]);
});

it.each([
  ['no signature', ['Dear Nell, the lamp is out.', 'She wept.']],
  ['no salutation', ['She went out.', 'Yours ever,', 'TOM']],
  ['somebody speaks before it closes', ['Dear Nell, come.', null, 'Yours ever,']],
  ['a sentence about something dear', ['Dear as the boat was, he sold it.', 'Yours ever, Tom']],
])('finds none where there is %s', (_, chapter) => {
  expect(findLetters(chapter).size).toBe(0);
});

it('reads a chapter of salutations in no more than linear time', () => {
  const chapter = Array.from({ length: 20_000 }, () => 'Dear Sir, come.');
  const began = performance.now();
  expect(findLetters(chapter).size).toBe(0);
  expect(performance.now() - began).toBeLessThan(1000);
});
