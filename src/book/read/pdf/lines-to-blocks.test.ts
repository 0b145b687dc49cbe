import { expect, test, vi } from 'vitest';
import { linesToBlocks } from './lines-to-blocks.ts';
import type { PageLine } from './page-lines.ts';

const COLUMN = { left: 72, right: 400 };

/** Full lines of one paragraph. */
const paragraph = (texts: readonly string[]): PageLine[] =>
  texts.map((text, i) => ({
    text,
    left: 72,
    right: 400,
    column: COLUMN,
    y: 100 + i * 14,
    size: 12,
  }));

test('words parted at the ends of lines are put together, and other lines parted by a blank', () => {
  const [block, ...others] = linesToBlocks(
    paragraph(['He had for-', 'got-', 'ten the lamp -', 'and Smith-', 'Jones']),
  );
  expect(others).toEqual([]);
  expect(block?.text).toBe('He had forgotten the lamp - and Smith- Jones');
});

test('the lines of a paragraph are looked through once each, however many there are', () => {
  const count = 5_000;
  const looked = vi.spyOn(RegExp.prototype, 'test');
  try {
    const [block] = linesToBlocks(paragraph(Array.from({ length: count }, () => 'and he went on')));
    expect(block?.text).toHaveLength(15 * count - 1);
    const characters = looked.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    expect(characters).toBeLessThan(count * 200);
  } finally {
    looked.mockRestore();
  }
});
