import { expect, test } from 'vitest';
import { writeTables } from './write-tables.ts';

test('a note on a column that no migration makes is refused by its name', () => {
  expect(() => writeTables({ enums: [], relations: [], columns: [], grants: [] })).toThrow(
    /^column-notes\.ts speaks of goldenrod\.\w+\.\w+, which no migration makes/,
  );
});
