import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { compareLooks, isDrift } from '../../src/db/drift/compare-looks.ts';
import { type Look, lookAt } from '../../src/db/drift/look.ts';
import { readLook, saveLook } from '../../src/db/drift/look-file.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import { describeEngines, migratedTemplate } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldenrod-look-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEngines('two looks at a database', (open) => {
  let db: Database;
  let before: Look;
  beforeAll(async () => {
    db = await open();
    await db.pool.query(
      `create schema app; create table app.orders (id integer primary key, state text);
       create view app.open_orders as select id from app.orders where state = 'open';
       create function app.next() returns integer language sql begin atomic select 1; end;
       create materialized view app.totals as select count(*) as orders from app.orders`,
    );
    before = await lookAt(db);
  });

  test('are alike where nothing was done, also by way of a file', async () => {
    const path = join(folder, `${db.kind}.json`);
    await saveLook(path, before);
    const read = await readLook(path);
    expect(read).toEqual(before);
    expect(isDrift(compareLooks(read, await lookAt(db)))).toBe(false);
  });

  test('tell what came, what went and what is otherwise, of whatever schema', async () => {
    await db.pool.query(
      `alter table app.orders alter column state set not null, add column note text;
       create or replace view app.open_orders as select id from app.orders where state <> 'done';
       create or replace function app.next() returns integer language sql begin atomic select 2; end;
       drop materialized view app.totals; create materialized view app.totals as select 1 as orders;
       drop index public.idx_scripts_status;
       drop policy "Users can view their own scripts" on public.scripts;
       create policy app_reads on public.scripts for select to authenticated using (true);
       grant truncate on public.scripts to anon;
       alter table public.books disable row level security;
       create sequence app.numbers`,
    );
    const { added, removed, changed } = compareLooks(before, await lookAt(db));
    const names = (some: { kind: string; name: string }[]) =>
      some.map(({ kind, name }) => `${kind} ${name}`);
    expect(names(added)).toEqual([
      expect.stringMatching(/^sequence app\.numbers /),
      'column note',
      'grant public.scripts to anon',
      'policy app_reads',
    ]);
    expect(names(removed)).toEqual([
      'index public.idx_scripts_status',
      'policy "Users can view their own scripts"',
    ]);
    expect(names(changed)).toEqual([
      'function app.next()',
      'materialized view app.totals',
      'view app.open_orders',
      'column state',
      'row security row level security',
    ]);
    expect(changed.find(({ name }) => name === 'state')).toMatchObject({
      was: 'text',
      is: 'text not null',
    });
  });
});

describe('a file that is no look', () => {
  test.each([
    ['is not there', undefined],
    ['is no JSON', '{'],
    ['is another JSON', '{"format": 2}'],
  ])('%s', async (title, text) => {
    const path = join(folder, `${title}.json`);
    if (text !== undefined) writeFileSync(path, text);
    await expect(readLook(path)).rejects.toMatchObject({
      code: 'file.unreadable',
      hint: expect.stringContaining('--save'),
    });
    if (text !== undefined) expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

test('goldenrod db verify --save notes a database, and --since tells with exit code 1 what differs', async () => {
  const database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  const file = join(folder, 'monday.json');
  const run = (...args: string[]) =>
    goldenrod(['db', 'verify', ...args, '--database-url', database.url]);
  expect((await run('--save', file)).code).toBe(0);
  const same = await run('--since', file);
  expect(same).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing differs from 20/),
  });
  await withClient(database.url, (client) =>
    client.query('create table public.orders (id integer primary key)'),
  );
  const told = await run('--since', file);
  expect(told).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^\+ table public\.orders$/m),
  });
  const { ok, added } = JSON.parse((await run('--since', file, '--json')).stdout);
  expect(ok).toBe(false);
  expect(
    added.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
  ).toContain('table public.orders');
  expect((await run('--since', file, '--save', file)).code).toBe(2);
  await database.drop();
});
