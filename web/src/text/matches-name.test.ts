import { expect, test } from 'vitest';
import { matchesName } from './matches-name.ts';

test('a name is found by its words in any order, without case and accents', () => {
  expect(matchesName('eme venn', ['Émeline Venn'])).toBe(true);
  expect(matchesName('VENN Émel', ['Émeline Venn'])).toBe(true);
  expect(matchesName('  ', ['Émeline Venn'])).toBe(true);
  expect(matchesName('venn crake', ['Émeline Venn'])).toBe(false);
});

test('any of several names will do', () => {
  expect(matchesName('crake', ['Ezra', 'Mr. Crake'])).toBe(true);
});
