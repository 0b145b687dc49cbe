import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate, type OnlineOptions } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { startTemplate } from '../starts/build-start.ts';
import { LAST } from './online-start.ts';

/** Of its own: slots and prepared transactions are everybody's on a server. */
let server: PostgresServer;
let database: TestDatabase;
beforeAll(async () => {
  server = await startPostgres({ major: 18, settings: { max_prepared_transactions: '5' } });
});
afterAll(() => server.stop());
beforeEach(async () => {
  database = await createDatabase(server, { template: await startTemplate(server, 'deployed') });
  return () => database.drop();
});

async function online(options: Omit<OnlineOptions, 'upgrade'> = {}, url = database.url) {
  const db: Database = await openDatabase({ url });
  try {
    return await migrate(db, { to: LAST, online: { upgrade: PHASE_1A, ...options } });
  } finally {
    await db.close();
  }
}

/** As if the table had this many rows. */
const pretend = (rows: number) =>
  withClient(database.url, (client) =>
    client.query("update pg_class set reltuples = $1 where oid = 'public.scripts'::regclass", [
      rows,
    ]),
  );

/** A database of an owner who is no superuser, and so cannot see the disk; with rows for some gigabytes. */
async function ownedBySomebody(): Promise<Pick<TestDatabase, 'url' | 'drop'>> {
  const template = await startTemplate(server, 'deployed', { owner: 'project_owner' });
  const { name, url, drop } = await createDatabase(server, { template });
  await withClient(url, (client) =>
    client.query(
      `grant create, temporary on database ${name} to project_owner;
       update pg_class set reltuples = 5e6 where oid = 'public.scripts'::regclass`,
    ),
  );
  const owners = new URL(url);
  owners.username = 'project_owner';
  return { url: owners.href, drop };
}

async function isUntouched(url = database.url): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "select to_regnamespace('goldenrod_archive') is null as untouched",
    );
    return rows[0].untouched;
  });
}

describe('an online migration is refused', () => {
  test('beside a transaction that has been open for long, whose process and user it names', () =>
    withClient(database.url, async (client) => {
      await client.query("set application_name = 'a report'; begin; select count(*) from scripts");
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const refused = online({ limits: { oldTransactionMinutes: 0 } });
      await expect(refused).rejects.toMatchObject({
        code: 'db.busy',
        message: expect.stringMatching(
          new RegExp(`process ${rows[0]?.pid} \\(postgres, a report, idle in transaction\\)`),
        ),
        hint: expect.stringContaining('pg_terminate_backend'),
      });
      expect(await isUntouched()).toBe(true);
    }));

  test('beside a prepared transaction, which it names', async () => {
    await withClient(database.url, async (client) => {
      await client.query("begin; update scripts set script_name = 'x'; prepare transaction 'lost'");
      await expect(online()).rejects.toMatchObject({
        code: 'db.busy',
        message: expect.stringContaining('"lost" of postgres'),
      });
      await client.query("rollback prepared 'lost'");
    });
    expect((await online()).applied).toHaveLength(10);
  });

  test('while nobody reads a replication slot, which it names', async () => {
    await withClient(database.url, async (client) => {
      await client.query("select pg_create_physical_replication_slot('forgotten', true)");
      await expect(online()).rejects.toMatchObject({
        code: 'db.busy',
        message: expect.stringContaining('"forgotten"'),
      });
      await client.query("select pg_drop_replication_slot('forgotten')");
    });
  });

  test('when the disk of the server has no room for it', async () => {
    await pretend(1e12);
    await expect(online()).rejects.toMatchObject({
      code: 'db.failed',
      message: expect.stringMatching(/the disk of the server has [\d.]+ GB free/),
    });
    expect(await isUntouched()).toBe(true);
  });

  test('when the disk cannot be seen and nobody says that it is large enough', async () => {
    const owned = await ownedBySomebody();
    await expect(online({}, owned.url)).rejects.toMatchObject({ code: 'migration.needs_consent' });
    await expect(
      online({ confirm: () => Promise.resolve(false) }, owned.url),
    ).rejects.toMatchObject({ code: 'migration.needs_consent' });
    expect(await isUntouched(owned.url)).toBe(true);
    await owned.drop();
  });
});

describe('an online migration goes on', () => {
  test('beside a transaction that began a moment ago and ends', () =>
    withClient(database.url, async (client) => {
      await client.query('begin; select count(*) from scripts');
      const running = online();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await client.query('commit');
      expect((await running).applied).toHaveLength(10);
    }));

  test('without a question where the disk can be seen and has room', async () => {
    await pretend(5e6);
    const confirm = () => Promise.reject(new Error('asked'));
    expect((await online({ confirm })).applied).toHaveLength(10);
  });

  test('when somebody says that the disk is large enough', async () => {
    const owned = await ownedBySomebody();
    const asked: string[] = [];
    const confirm = (question: string) => {
      asked.push(question);
      return Promise.resolve(true);
    };
    expect((await online({ confirm }, owned.url)).applied).toHaveLength(10);
    expect(asked).toEqual([expect.stringMatching(/needs about [\d.]+ GB of disk/)]);
    await owned.drop();
  });

  test('gives up in words when a table is never free, and what it had prepared stays', () =>
    withClient(database.url, async (client) => {
      await client.query('begin; lock table scripts in access share mode');
      const limits = { attempts: 3, patientTimeoutMs: 200 };
      await expect(online({ limits })).rejects.toMatchObject({
        code: 'db.busy',
        message: expect.stringMatching(
          /did not get its locks in 3 attempts: process \d+ \(postgres/,
        ),
        hint: expect.stringContaining('run the same command again'),
      });
      await client.query('rollback');
      expect((await online()).applied.length).toBeGreaterThan(0);
    }));
});
