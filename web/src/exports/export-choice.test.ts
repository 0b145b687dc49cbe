import { expect, test } from 'vitest';
import { readExportChoice } from './export-choice.ts';

const FIRST = { format: 'pdf', paper: 'letter', sceneNumbers: false };

test('a choice that was kept is had again', () => {
  const kept = { format: 'fdx', paper: 'a4', sceneNumbers: true };
  expect(readExportChoice(JSON.stringify(kept))).toEqual(kept);
});

test('what is kept and no choice, or none any more, is as at first, and takes nothing else along', () => {
  for (const kept of [null, '', 'null', '"pdf"', '{', '[]']) {
    expect(readExportChoice(kept)).toEqual(FIRST);
  }
  expect(readExportChoice('{"format":"celtx","paper":"a4","sceneNumbers":1}')).toEqual({
    ...FIRST,
    paper: 'a4',
  });
});
