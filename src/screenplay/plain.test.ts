import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from './plain.ts';

test.each([
  ['*italics*', 'italics'],
  ['**bold** and ***both***', 'bold and both'],
  ['_underline_', 'underline'],
  ['_**both** at once_', 'both at once'],
  ['un*believ*able', 'unbelievable'],
  ['**He said *no* twice.**', 'He said no twice.'],
])('marks of emphasis go: %s', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  'He dials *69 and then *23.',
  '2 * 3 * 4',
  'snake_case_name',
  'a lone * star',
  'f*** you',
])('marks that emphasise nothing stay: %s', (text) => {
  expect(plain(text)).toBe(text);
});

test('an escaped mark is the character itself', () => {
  expect(plain('Steel \\*wins\\* by a \\_mile\\_, C:\\\\')).toBe('Steel *wins* by a _mile_, C:\\');
});

test('emphasis does not reach over a line break', () => {
  expect(plain('*one\ntwo*')).toBe('*one\ntwo*');
});

test('text without marks is returned as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const bare = text.replace(/[*_\\]/g, '');
      expect(plain(bare)).toBe(bare);
    }),
  );
});

test('nothing but marks and backslashes is ever taken away', () => {
  const marked = fc.string({ unit: fc.constantFrom('*', '_', '\\', ' ', 'a', '\n') });
  fc.assert(
    fc.property(marked, (text) => {
      const bare = (value: string) => value.replace(/[*_\\]/g, '');
      expect(bare(plain(text))).toBe(bare(text));
    }),
  );
});
