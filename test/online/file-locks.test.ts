import { expect, test } from 'vitest';
import { type FileLock, fileLocks } from '../../src/db/dry-run/file-locks.ts';
import { openScratch } from '../../src/db/embedded/open-scratch.ts';
import type { MigrationFile } from '../../src/db/migration-files/migration-files.ts';
import { serverScratch } from '../harness/engines.ts';

const made = (version: string, sql: string): MigrationFile => ({
  version,
  name: 'made_up',
  file: `${version}_made_up.sql`,
  sql,
  rollback: undefined,
});
const TABLES = ['public.scripts', 'public.books'];
const BEFORE = made(
  '1',
  `create table public.books (id uuid primary key);
   create table public.scripts (id uuid primary key, n integer, m integer);
   alter table public.scripts enable row level security;
   create function public.nothing() returns trigger language plpgsql as 'begin return new; end'`,
);
const NO_SHAPE = {
  enums: [],
  domains: [],
  relations: [],
  columns: [],
  constraints: [],
  indexes: [],
  policies: [],
};
const onScripts = (mode: FileLock['mode'], scans: boolean): FileLock[] => [
  { table: 'public.scripts', mode, scans },
];

/** What a file does, its SQL, and what it locks; each goes on from the one before. */
const FILES: readonly [string, string, FileLock[]][] = [
  [
    'a new column',
    'alter table public.scripts add column o integer',
    onScripts('ACCESS EXCLUSIVE', false),
  ],
  [
    'a column that may no longer be null',
    'alter table public.scripts alter column n set not null',
    onScripts('ACCESS EXCLUSIVE', true),
  ],
  [
    'a constraint that is not checked yet',
    'alter table public.scripts add constraint c check (m > 0) not valid',
    onScripts('ACCESS EXCLUSIVE', false),
  ],
  [
    'its check',
    'alter table public.scripts validate constraint c',
    onScripts('SHARE UPDATE EXCLUSIVE', true),
  ],
  ['an index', 'create index i on public.scripts (n)', onScripts('SHARE', true)],
  [
    'a trigger',
    'create trigger t before insert on public.scripts for each row execute function public.nothing()',
    onScripts('SHARE ROW EXCLUSIVE', false),
  ],
  [
    'a policy',
    'create policy "All can" on public.scripts using (true)',
    onScripts('ACCESS EXCLUSIVE', false),
  ],
  [
    'a foreign key from a new table',
    'create table public.notes (book_id uuid references public.books (id)); create index on public.notes (book_id)',
    [{ table: 'public.books', mode: 'SHARE ROW EXCLUSIVE', scans: false }],
  ],
  [
    'an index after a new column, in one transaction',
    'alter table public.scripts add column p integer; create index on public.scripts (p)',
    onScripts('ACCESS EXCLUSIVE', true),
  ],
  [
    'a lock within a block',
    'do $$ begin lock table public.scripts in share mode; end $$',
    onScripts('SHARE', false),
  ],
  [
    'what a function would do when it is called some day',
    'create function f() returns void language sql as $$ lock table public.scripts in access exclusive mode $$',
    [],
  ],
  ['a reader', 'create view public.seen as select id from public.scripts', []],
];

test.each([
  ['a server', serverScratch],
  ['the embedded database', openScratch],
])('%s tells what a file locks by what it holds at its end', async (_, scratch) => {
  const pending = FILES.map(([, sql], index) => made(`${index + 2}`, sql));
  const locks = await fileLocks(scratch, {
    pending,
    applied: [BEFORE],
    shape: NO_SHAPE,
    tables: TABLES,
  });
  const told = FILES.map(([what], index) => [what, locks.get(`${index + 2}`)]);
  expect(told).toEqual(FILES.map(([what, , expected]) => [what, expected]));
});
