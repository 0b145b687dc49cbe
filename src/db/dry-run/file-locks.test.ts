import { expect, test } from 'vitest';
import { fileLocks } from './file-locks.ts';

const HERE = ['public.scripts', 'public.books'];

test.each([
  ['alter table public.scripts add column n integer', 'ACCESS EXCLUSIVE', 'catalog'],
  ['alter table public.scripts alter column n set not null', 'ACCESS EXCLUSIVE', 'scan'],
  ['alter table public.scripts validate constraint n', 'SHARE UPDATE EXCLUSIVE', 'scan'],
  ['create index if not exists i on public.scripts (n)', 'SHARE', 'scan'],
  [
    'create or replace trigger t before insert on public.scripts for each row execute function f()',
    'SHARE ROW EXCLUSIVE',
    'catalog',
  ],
  ['drop policy if exists "Users can" on public.scripts', 'ACCESS EXCLUSIVE', 'catalog'],
])('%s takes %s', (sql, mode, work) => {
  expect(fileLocks(sql, HERE)).toEqual([{ table: 'public.scripts', mode, work }]);
});

test('a foreign key from a new table keeps writers off the one that it refers to', () => {
  const sql =
    'create table public.notes (book_id uuid references public.books (id)); create index on public.notes (book_id)';
  expect(fileLocks(sql, HERE)).toEqual([
    { table: 'public.books', mode: 'SHARE ROW EXCLUSIVE', work: 'catalog' },
  ]);
});

test('in one transaction the strongest lock is held for the longest work', () => {
  const sql =
    'alter table public.scripts add column n integer; create index on_n on public.scripts (n);';
  expect(fileLocks(sql, HERE)).toEqual([
    { table: 'public.scripts', mode: 'ACCESS EXCLUSIVE', work: 'scan' },
  ]);
});

test('what a function would do when it is called some day is no lock', () => {
  const sql =
    'create function f() returns void language sql as $$ lock table public.scripts in access exclusive mode $$';
  expect(fileLocks(sql, HERE)).toEqual([]);
});

test('a block that fills a table under its lock writes', () => {
  const sql = `do $$ begin
    lock table public.scripts in access exclusive mode;
    perform goldenrod_archive.fill_status(a, b);
  end $$`;
  expect(fileLocks(sql, HERE)).toEqual([
    { table: 'public.scripts', mode: 'ACCESS EXCLUSIVE', work: 'write' },
  ]);
});
