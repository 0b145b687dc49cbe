import { expect, test, vi } from 'vitest';
import { ParagraphReader } from './paragraph-reader.ts';

const ROWS = 5_000;

/** A sheet of rows straight below each other. */
const sheet = (column: number, texts: readonly string[]) => ({
  number: 1,
  height: 800,
  rows: texts.map((text, i) => ({ page: 1, y: 100 + i * 12, text, column })),
});

const lengthOf = (texts: readonly unknown[]) =>
  texts.map((text) => `${text}`.length).reduce((sum, length) => sum + length, 0);

test('the rows of a parenthesis that does not end are looked through once each', () => {
  const looked = vi.spyOn(String.prototype, 'endsWith');
  try {
    const reader = new ParagraphReader({ knowsWidths: false });
    const rows = Array.from({ length: ROWS }, () => 'waiting');
    reader.read({ ...sheet(20, ['ADA', '(low', ...rows]) });
    const { elements } = reader.end();
    expect(elements.map(({ type }) => type)).toEqual(['character', 'parenthetical']);
    const characters = lengthOf(looked.mock.contexts);
    expect(characters).toBeLessThan(ROWS * 20);
  } finally {
    looked.mockRestore();
  }
});

test('a paragraph of rows that no blank parts is put together again as it was, row by row', () => {
  const looked = vi.spyOn(String.prototype, 'includes');
  try {
    const reader = new ParagraphReader({ knowsWidths: true });
    reader.read(
      sheet(
        0,
        Array.from({ length: ROWS }, () => 'a'.repeat(61)),
      ),
    );
    expect(reader.end().elements).toEqual([
      expect.objectContaining({ type: 'action', text: 'a'.repeat(61 * ROWS) }),
    ]);
    const characters = lengthOf(looked.mock.contexts);
    expect(characters).toBeLessThan(ROWS * 100);
  } finally {
    looked.mockRestore();
  }
});

test('two speeches at once may have any number of parts', () => {
  const reader = new ParagraphReader({ knowsWidths: false });
  const { rows, ...page } = sheet(2, [
    'ADA',
    ...Array.from({ length: 300_000 }, (_, i) => (i % 2 ? '(low)' : 'Yes.')),
  ]);
  const [cue, ...others] = rows;
  if (cue === undefined) throw new Error('there is a cue');
  reader.read({
    ...page,
    rows: [{ ...cue, column: 5, beside: { text: 'BO', column: 36 } }, ...others],
  });
  expect(reader.end().elements).toHaveLength(300_002);
});
