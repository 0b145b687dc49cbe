import { expect, test } from 'vitest';
import { prepareSection } from './prepare-section.ts';

test('the statements between the marks are the ones to run ahead', () => {
  const sql = 'select 1;\n-- >>> prepare: cheap\nselect 2;\nselect 3;\n-- <<< prepare\nselect 4;';
  expect(prepareSection(sql).map(({ text }) => text)).toEqual(['select 2', 'select 3']);
});

test('a file without marks has none', () => {
  expect(prepareSection('select 1;')).toEqual([]);
});
