import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { migrate, migrationScript } from '../../src/upgrade/migrate.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startTemplate } from '../starts/build-start.ts';

const hasPsql = spawnSync('psql', ['--version']).status === 0;
if (!hasPsql) console.warn('skipped: psql is not installed');

let made: TestDatabase;
let db: Database;
afterEach(async () => {
  await db.close();
  await made.drop();
});

/** A database whose catalog puts every name in quotes, as some set it for their dumps. */
async function openQuoted(): Promise<void> {
  made = await createDatabase(sharedServer(), {
    template: await startTemplate(sharedServer(), 'deployed'),
  });
  await withClient(made.url, (client) =>
    client.query(`alter database ${made.name} set quote_all_identifiers = on`),
  );
  db = await connectServer(made.url);
}

const failures = async () => (await verify(db)).filter(({ ok }) => !ok);
const schema = () =>
  withClient(made.url, async (client) => {
    await client.query('set quote_all_identifiers = off');
    return schemaSnapshot(client, { schemas: ['public', 'goldenrod', 'legacy'] });
  });

test('a database that quotes all names is upgraded, verifies, and goes all the way back', async () => {
  await openQuoted();
  const start = await schema();
  await migrate(db);
  expect(await failures()).toEqual([]);
  await rollback(db, { to: '20250828000000' });
  expect(await schema()).toBe(start);
});

test('a database that quotes all names is upgraded without stopping its application', async () => {
  await openQuoted();
  await migrate(db, { online: { upgrade: PHASE_1A } });
  expect(await failures()).toEqual([]);
});

test.skipIf(!hasPsql)('a database that quotes all names is upgraded by the script', async () => {
  await openQuoted();
  const { script } = await migrationScript(db);
  const { status, stderr } = spawnSync(
    'psql',
    [made.url, '--no-psqlrc', '--quiet', '--file', '-'],
    { input: script, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  expect(await failures()).toEqual([]);
});
