import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emphasisOf, plain, printLine } from './plain.ts';

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

test.each([
  ['a *b* c', [[2, 5, 'italic', 1]]],
  ['**b**', [[0, 5, 'bold', 2]]],
  ['***b***', [[0, 7, 'bold-italic', 3]]],
  ['_b_', [[0, 3, 'underline', 1]]],
  [
    '**a *b***',
    [
      [4, 7, 'italic', 1],
      [0, 9, 'bold', 2],
    ],
  ],
  ['\\*b\\*', []],
  ['2 * 3', []],
])('emphasis is found with its marks: %s', (text, expected) => {
  const found = emphasisOf(text).map(({ from, to, kind, marks }) => [from, to, kind, marks]);
  expect(found).toEqual(expected);
});

test('printed emphasis covers what stood between the marks, and the text is the plain one', () => {
  const marked = fc.string({ unit: fc.constantFrom('*', '_', '\\', ' ', 'a', 'b') });
  fc.assert(
    fc.property(marked, (line) => {
      const { text, emphasis } = printLine(line);
      expect(text).toBe(plain(line));
      const printed = emphasis.map(({ from, to }) => text.slice(from, to));
      expect(printed).toHaveLength(emphasisOf(line).length);
      for (const each of printed) expect(each.trim()).toBe(each);
    }),
    { examples: [['*_ _*_']] },
  );
  expect(printLine('*a _*b_').emphasis).toEqual([
    { from: 0, to: 1, kind: 'italic' },
    { from: 2, to: 3, kind: 'underline' },
  ]);
  expect(printLine('\\_a **b *c*** d').emphasis).toEqual([
    { from: 5, to: 6, kind: 'italic' },
    { from: 3, to: 6, kind: 'bold' },
  ]);
});
