import { expect, test } from 'vitest';
import { readMigrationFiles } from '../migration-files/migration-files.ts';
import { splitStatements } from '../migration-files/split-statements.ts';
import { readIndexStatement } from './index-statement.ts';

test('an index is read with its name, its table and everything from ON', () => {
  const text =
    'create unique index if not exists one on public.scripts (a, b)\n  where status = $$x$$';
  expect(readIndexStatement({ text })).toEqual({
    unique: true,
    name: 'one',
    table: 'public.scripts',
    rest: 'on public.scripts (a, b)\n  where status = $$x$$',
  });
});

test('any other statement is none', () => {
  expect(readIndexStatement({ text: 'comment on index public.one is $$two$$' })).toBeUndefined();
});

test('the indexes of the first file are all found, so that they can be built ahead', () => {
  const first = readMigrationFiles().find(({ version }) => version === '20251004000001');
  const names = splitStatements(first?.sql ?? '').flatMap(
    (statement) => readIndexStatement(statement)?.name ?? [],
  );
  expect(names).toEqual([
    'idx_scripts_status',
    'idx_scripts_version',
    'idx_scripts_evaluation_score',
    'idx_scripts_character_ids',
    'idx_scripts_user',
  ]);
});
