import { expect, it } from 'vitest';
import { documentBehind } from './document.ts';

it.each([
  ['She unfolded the note. It ran thus: ', 'NOTE', false],
  ['There was a card on the tray, on which was written, ', 'CARD', false],
  ['The boy brought in a telegram. It was from Tom and ran in this way:', 'TELEGRAM', false],
  ['Tom took the letter from her and read aloud: ', 'LETTER', true],
  ['He smoothed the newspaper and read the following paragraph:', 'PARAGRAPH', true],
  ['The notice on the gate read: ', 'NOTICE', false],
])('%s', (before, name, aloud) => {
  expect(documentBehind(before)).toEqual({ name, aloud });
});

it.each([
  'Nell waited for the letter, while her father read, ',
  'Tom put down the letter and said, ',
  'Tom laid the letter on the table. Then he said: ',
  'She read the letter twice. ',
  'He turned to her: ',
  '',
])('nothing is read: %s', (before) => {
  expect(documentBehind(before)).toBeNull();
});
