import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { fitWidth } from './fit-width.ts';
import { table } from './table.ts';

describe('a cell of a table', () => {
  test.each([
    ['abc', 3],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['日本', 4],
    ['👩‍🚀', 2],
    ['🇫🇷', 2],
    ['ｆｕｌｌ', 8],
    ['', 0],
  ])('with %s is padded as one of %i', (name, width) => {
    const columns = [
      { title: '0123456789', value: (row: { name: string }) => row.name },
      { title: 'end', value: () => '|' },
    ];
    expect(table([{ name }], columns).split('\n')[1]).toBe(`${name}${' '.repeat(10 - width)}  |`);
  });
});

test('a text is cut between characters, and says so', () => {
  expect(fitWidth('日本語の本', 6)).toBe('日本…');
  expect(fitWidth('short', 5)).toBe('short');
});

describe('table', () => {
  const rows = [
    { name: '日本', count: 3 },
    { name: 'a longer name', count: 12 },
  ];
  const columns = [
    { title: 'name', value: (row: (typeof rows)[number]) => row.name },
    { title: 'n', value: (row: (typeof rows)[number]) => row.count, align: 'right' as const },
  ];

  test('pads by cells, not by letters', () => {
    expect(table(rows, columns)).toBe('name            n\n日本            3\na longer name  12');
  });

  test('cuts the widest column to fit the terminal', () => {
    const lines = table(rows, columns, { width: 12 }).split('\n');
    expect(lines[2]).toBe('a longe…  12');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(12);
  });

  test('what could move the cursor never reaches the terminal', () => {
    const text = table([{ name: 'a\u001b[2Jb\nc', count: 1 }], columns);
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')).toHaveLength(2);
  });
});
