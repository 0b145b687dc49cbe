import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startTemplate } from '../starts/build-start.ts';

let database: TestDatabase;
beforeAll(async () => {
  const server = sharedServer();
  database = await createDatabase(server, { template: await startTemplate(server, 'deployed') });
  // As if it had been counted.
  await withClient(database.url, (client) =>
    client.query("update pg_class set reltuples = 250000 where oid = 'public.scripts'::regclass"),
  );
});
afterAll(() => database.drop());

const run = (...args: string[]) =>
  goldenrod(['db', 'migrate', '--database-url', database.url, ...args]);

test('a large table is not locked without a word: it says what to run, and needs consent', async () => {
  const refused = await run();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('public.scripts (about 250,000 rows');
  expect(refused.stderr).toContain('goldenrod db migrate --online');
  const asJson = await run('--json');
  expect(JSON.parse(asJson.stderr)).toMatchObject({ error: { code: 'migration.needs_consent' } });
});

test('a dry run of it tells what each file would hold, as text and as JSON', async () => {
  const text = await run('--dry-run');
  expect(text).toMatchObject({ code: 0 });
  expect(text.stdout).toMatch(/^Starting point: deployed$/m);
  expect(text.stdout).toContain('ACCESS EXCLUSIVE on public.scripts (about 250,000 rows)');
  const { report } = JSON.parse((await run('--dry-run', '--json')).stdout);
  expect(report).toMatchObject({ start: { name: 'deployed' } });
  // Each of the two runs tries the locks on an embedded database of its own.
}, 120_000);

test('--online needs no consent to locks, and tells its steps on stderr', async () => {
  const done = await run('--online');
  expect(done).toMatchObject({ code: 0 });
  expect(done.stderr).toContain('filling the status of scripts');
  expect(done.stdout).toMatch(/^Applied:/);
});
