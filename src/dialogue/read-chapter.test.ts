import { expect, it } from 'vitest';
import { hashWords } from './hash-words.ts';
import { placeConfirmed } from './place-confirmed.ts';
import { readChapter } from './read-chapter.ts';

const TEXT = '😀 “Go,” said Clara.\n\n“No.”';
const [CLARA, HOB] = ['Clara', 'Hob'].map((name) => ({ id: name, name, aliases: [] }));
const CHAPTER = {
  text: TEXT,
  known: [CLARA, HOB].filter((each) => each !== undefined),
  before: [{ id: 'row', placed: true, hash: hashWords('“No.”'), confirmed: 'Hob' }],
};

it('reads a chapter as rows, in characters, those that were there by their ids', () => {
  expect(readChapter(CHAPTER)).toMatchObject([
    { id: null, start: 2, end: 7, character: 'Clara', how: 'tag' },
    { id: 'row', character: 'Hob', how: 'confirmed', confidence: 1 },
  ]);
});

it('places what was confirmed by offsets in the text', () => {
  const start = TEXT.indexOf('“No.”');
  expect(placeConfirmed(CHAPTER)).toEqual([{ start, end: start + 5, character: HOB }]);
});
