import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carrySpans } from './carry-spans.ts';

const TEXT =
  'The lamp was lit. Clara put down her book.\n\n“Is it raining?” she said.\n\nHob came in with the wet coat.\n\nNobody spoke for a while.\n';
const spanOf = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const found = (after: string, words: string) => {
  const span = carrySpans(TEXT, after)(spanOf(words));
  return span === null ? null : after.slice(span.start, span.end);
};

test('a stretch is found where it stands now, be it a part of a paragraph or several', () => {
  const after = `It was late.\n\n${TEXT.replace('Nobody', 'No one')}`;
  for (const words of [
    'Clara put down her book.',
    'raining',
    '“Is it raining?” she said.\n\nHob came',
    TEXT.slice(0, TEXT.indexOf('\n\nNobody')),
  ]) {
    expect(found(after, words)).toBe(words);
  }
});

test('a stretch of which a word changed is found nowhere, and what stands beside it is', () => {
  const after = TEXT.replace('her book', 'the book').replace('wet coat', 'coat');
  expect(found(after, 'Clara put down her book.')).toBeNull();
  expect(found(after, 'The lamp was lit.')).toBe('The lamp was lit.');
  expect(found(after, 'Hob came in with the wet coat.')).toBeNull();
  expect(found(after, 'Hob came in')).toBe('Hob came in');
  expect(found(after, TEXT.trim())).toBeNull();
});

test('paragraphs that moved are found there, together where they stayed together', () => {
  const [lamp, rain, hob, silence] = TEXT.trim().split('\n\n');
  const after = [hob, silence, lamp, rain].join('\n\n');
  expect(found(after, 'Clara put')).toBe('Clara put');
  expect(found(after, `${lamp}\n\n${rain}`)).toBe(`${lamp}\n\n${rain}`);
  expect(found(after, `${rain}\n\n${hob}`)).toBeNull();
});

test('a paragraph between two tears the stretch over both', () => {
  const after = TEXT.replace('\n\nHob', '\n\nThe door banged.\n\nHob');
  expect(found(after, 'she said.\n\nHob came')).toBeNull();
  expect(found(after, 'Hob came in with the wet coat.\n\nNobody')).toBe(
    'Hob came in with the wet coat.\n\nNobody',
  );
});

test('other ends of lines and more blank lines change no stretch', () => {
  const after = TEXT.replaceAll('\n\n', '\r\n\r\n\r\n');
  const span = carrySpans(TEXT, after)({ start: 0, end: TEXT.trim().length });
  expect(span && after.slice(span.start, span.end)).toBe(after.trim());
});

test('what is found has the words that it had', () => {
  const line = fc.constantFrom(
    'One two.',
    'Two one.',
    'Three, said he.',
    'Four 😀 five.',
    'One two six.',
  );
  const wordsIn = (part: string) => part.replace(/\s+/g, ' ');
  const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n\n'));
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), (before, after, x, y) => {
      const start = x % before.length;
      const end = start + 1 + (y % (before.length - start));
      const words = before.slice(start, end);
      fc.pre(words.trim() === words);
      const carried = carrySpans(before, after)({ start, end });
      if (carried !== null)
        expect(wordsIn(after.slice(carried.start, carried.end))).toBe(wordsIn(words));
      expect(carrySpans(before, before)({ start, end })).toEqual({ start, end });
    }),
    { numRuns: 200, seed: 15 },
  );
});
