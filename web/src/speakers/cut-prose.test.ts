import { expect, test } from 'vitest';
import { cutProse } from './cut-prose.ts';
import { quote } from './quote-for-tests.ts';

const TEXT = '😀 Ann came in.\n\n“Is it 😀 late?” she said. “I am\n\n“so tired.”\n\nIt rained.';
const quoteOf = (words: string) => {
  const [before = ''] = TEXT.split(words);
  return quote({ start: [...before].length, words });
};
const QUOTES = [quoteOf('“Is it 😀 late?”'), quoteOf('“I am\n\n“so tired.”')];
const told = (paragraphs: ReturnType<typeof cutProse>) =>
  paragraphs.map((pieces) =>
    pieces.map(({ text, quote: of, first }) =>
      of === undefined ? text : `[${first ? of.start : '...'}: ${text}]`,
    ),
  );

test('paragraphs are cut where quotations begin and end, counted in characters', () => {
  expect(told(cutProse(TEXT, QUOTES))).toEqual([
    ['😀 Ann came in.'],
    ['[16: “Is it 😀 late?”]', ' she said. ', '[42: “I am]'],
    ['[...: “so tired.”]'],
    ['It rained.'],
  ]);
});

test('a quotation whose words stand elsewhere by now is not put to other words', () => {
  const [first, second] = QUOTES;
  const moved = [{ ...quote(first), start: 3, end: 18 }, quote(second)];
  expect(told(cutProse(TEXT, moved))[1]).toEqual(['“Is it 😀 late?” she said. ', '[42: “I am]']);
});

test('one inside another is part of that one', () => {
  const inner = quote({ start: 20, words: '😀' });
  expect(told(cutProse(TEXT, [quote(QUOTES[0]), inner]))[1]).toEqual([
    '[16: “Is it 😀 late?”]',
    ' she said. “I am',
  ]);
});
