import { expect, test } from 'vitest';
import { foundOne } from './found-for-tests.ts';
import { mergeTargets } from './merge-targets.ts';

const character = (name: string, aliases: string[] = []) => ({
  id: `character ${name}`,
  name,
  aliases,
  chapter_aliases: [],
  lines: 0,
});

test('who shares a word that is no title comes first; who is decided is meant by its character', () => {
  const one = foundOne({ name: 'Miss Stoner' });
  const items = [
    one,
    foundOne({ name: 'Helen Stoner' }),
    foundOne({ name: 'Miss Marsh' }),
    foundOne({ name: 'Stoner', decision: 'dismissed' }),
    foundOne({ name: 'Dr. Stoner', character: { id: 'k1', name: 'Dr. Stoner' } }),
  ];
  const cast = [character('Rook'), character('Julia', ['Julia Stoner'])];
  const targets = mergeTargets(one, items, cast);
  const names = Object.entries(targets).map(([kind, of]) => [kind, of.map(({ name }) => name)]);
  expect(Object.fromEntries(names)).toEqual({
    'Most likely': ['Julia', 'Helen Stoner'],
    'In the cast': ['Rook'],
    'Found in the book': ['Miss Marsh'],
  });
});

test('nobody is merged into the character that it is by its name', () => {
  const one = foundOne({ name: 'Rook', character: { id: 'character Rook', name: 'Rook' } });
  expect(Object.values(mergeTargets(one, [one], [character('Rook')])).flat()).toEqual([]);
});
