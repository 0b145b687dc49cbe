import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { migrationScript } from '../../src/upgrade/migrate.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type StartName, startTemplate } from '../starts/build-start.ts';
import { fingerprint } from '../starts/fingerprint.ts';

const hasPsql = spawnSync('psql', ['--version']).status === 0;
if (!hasPsql) console.warn('skipped: psql is not installed');

const SCHEMAS = ['public', 'goldenrod', 'goldenrod_archive', 'legacy', 'supabase_migrations'];

const stateOf = (url: string) =>
  withClient(url, async (client) => ({
    schema: await schemaSnapshot(client, { schemas: SCHEMAS }),
    rows: await fingerprint(client),
    history: await fingerprint(client, { schema: 'supabase_migrations' }),
  }));

async function onDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url });
  return work(db).finally(() => db.close());
}

const scriptFor = async (url: string) =>
  (await onDatabase(url, (db) => migrationScript(db))).script;

const psql = (url: string, script: string) =>
  spawnSync('psql', [url, '--no-psqlrc', '--quiet', '--file', '-'], {
    input: script,
    encoding: 'utf8',
  });

const databases: TestDatabase[] = [];
async function twoOf(start: StartName | undefined): Promise<[string, string]> {
  const template = start === undefined ? undefined : await startTemplate(sharedServer(), start);
  const options = template === undefined ? {} : { template };
  const [one, other] = [
    await createDatabase(sharedServer(), options),
    await createDatabase(sharedServer(), options),
  ];
  databases.push(one, other);
  return [one.url, other.url];
}
afterAll(async () => {
  for (const database of databases) await database.drop();
});

describe.skipIf(!hasPsql)('what `db migrate --dry-run --sql` prints', () => {
  test.concurrent.each([
    ['a database without anything', undefined],
    ['deployed', 'deployed'],
    ['verbatim-on-deployed', 'verbatim-on-deployed'],
  ] as const)('run by psql on %s does what `db migrate` does', async (_title, start) => {
    const [byCommand, byPsql] = await twoOf(start);
    const script = await scriptFor(byPsql);
    await onDatabase(byCommand, (db) => migrate(db));
    const ran = psql(byPsql, script);
    expect(ran.status, ran.stderr).toBe(0);
    expect(await stateOf(byPsql)).toEqual(await stateOf(byCommand));
    expect(await scriptFor(byPsql)).toMatch(/^-- Nothing to apply/);
  });

  describe('on a database that has moved on', () => {
    let url = '';
    let script = '';
    beforeAll(async () => {
      [url] = await twoOf('deployed');
      script = await scriptFor(url);
      await onDatabase(url, (db) => migrate(db, { to: '20251004000001' }));
    });

    test('stops at the first file that is applied already, and changes nothing', async () => {
      const before = await stateOf(url);
      const ran = psql(url, script);
      expect([ran.status, ran.stderr]).toEqual([
        3,
        expect.stringContaining('schema_migrations_pkey'),
      ]);
      expect(await stateOf(url)).toEqual(before);
    });

    test('is what the command prints, alone or within --json', async () => {
      const run = (...args: string[]) =>
        goldenrod(['db', 'migrate', '--database-url', url, ...args]);
      const wanted = await scriptFor(url);
      expect(await run('--dry-run', '--sql')).toMatchObject({ code: 0, stdout: wanted });
      const { applied, sql } = JSON.parse((await run('--dry-run', '--sql', '--json')).stdout);
      expect([applied[0].version, sql]).toEqual(['20251004000002', wanted]);
      expect(await run('--sql')).toMatchObject({ code: 2, stdout: '' });
    });
  });
});
