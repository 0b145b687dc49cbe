import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { measure } from './measure.ts';
import { breakRows, countRows } from './rows.ts';

const of = (text: string) => measure(parseFountain(text));
const paragraphs = (count: number) => Array.from({ length: count }, () => 'He sits.').join('\n\n');

test('an empty script, or one of notes only, has no length', () => {
  const nothing = { pages: 0, eighths: 0, minutes: 0, scenes: 0, lines: 0, words: 0 };
  expect(of('')).toEqual(nothing);
  expect(of('# Act\n\n= They meet.\n\n[[a note]]\n\n/* gone */')).toEqual(nothing);
});

test('28 one-row paragraphs with their blank rows fill a page, and 29 begin a second', () => {
  expect(of(paragraphs(14))).toMatchObject({ pages: 1, eighths: 4, minutes: 0.5 });
  expect(of(paragraphs(28))).toMatchObject({ pages: 1, eighths: 8, minutes: 1 });
  expect(of(paragraphs(29))).toMatchObject({ pages: 2, eighths: 9, minutes: 1.125 });
});

test('a script is never longer in eighths than its pages', () => {
  const element = fc.constantFrom('He sits.', 'HOLMES\nYes.', 'INT. A', '===', 'w '.repeat(900));
  fc.assert(
    fc.property(fc.array(element, { maxLength: 80 }), (parts) => {
      const { pages, eighths } = of(parts.join('\n\n'));
      expect(eighths).toBeLessThanOrEqual(pages * 8);
    }),
  );
});

test('scenes, speeches and words are counted', () => {
  const text = 'INT. HALL - DAY\n\nHe sits.\n\nHOLMES (V.O.)\n(softly)\nWell-worn *shoes*.';
  expect(of(text)).toMatchObject({ scenes: 1, lines: 1, words: 3 + 2 + 1 + 1 + 2 });
});

test('a forced page break begins a new page without making the script longer', () => {
  expect(of('One.\n\n===\n\nTwo.')).toMatchObject({ pages: 2, eighths: 1 });
});

test('of two speeches at the same time only the longer takes rows', () => {
  const long = 'word '.repeat(300);
  const both = of(`HOLMES\n${long}\n\nWATSON ^\n${long}`);
  expect(of(`HOLMES\n${long}\n\nWATSON ^\nShort.`).eighths).toBe(both.eighths);
  expect(of(`HOLMES\nShort.\n\nWATSON ^\n${long}`).eighths).toBe(both.eighths);
  expect(of(`HOLMES\n${long}\n\nWATSON\n${long}`).eighths).toBeGreaterThan(both.eighths);
});

describe('rows', () => {
  test.each([
    ['', 10, 1],
    ['one two', 7, 1],
    ['one two', 6, 2],
    ['one two three', 7, 2],
    ['abcdefghij', 4, 3],
    ['ab abcdefghij ab', 4, 5],
    ['one\n\ntwo', 10, 3],
  ])('%j in %i columns takes %i', (text, width, rows) => {
    expect(countRows(text, width)).toBe(rows);
  });

  test('hold all that is printed, in order, and none is wider than its column', () => {
    const part = fc.constantFrom(' ', '  ', 'a', 'bcd', 'longerword', '😀😀', '\n', '\t');
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (whole, width) => {
        const rows = breakRows(whole, width).map(({ from, to }) => whole.slice(from, to));
        expect(rows.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
        for (const row of rows) expect([...row].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
