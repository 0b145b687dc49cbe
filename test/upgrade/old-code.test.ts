import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { openStart } from '../starts/open-start.ts';
import { blocksOf, sectionOf } from './as-written.ts';

/** What docs/UPGRADE.md tells the owner of old code, tried as it stands there. */
const OLD_CODE = sectionOf('3. Old code');
const [seeOldShape = '', leaveStatusAway = ''] = blocksOf('3. Old code', 'sql');
const SERVICE = 'my_old_service';

const [chapter, user] = [randomUUID(), randomUUID()];
const INSERT_READY = `insert into scripts (chapter_id, user_id, script, status)
                      values ($1, $2, 'FADE IN:', 'ready') returning status::text`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  await withClient(database.url, async (client) => {
    const book = randomUUID();
    await client.query('insert into auth.users (id) values ($1)', [user]);
    await client.query("insert into books (id, user_id, title) values ($1, $2, 'A book')", [
      book,
      user,
    ]);
    await client.query(
      "insert into chapters (id, book_id, chapter_number, title) values ($1, $2, 1, 'One')",
      [chapter, book],
    );
    await client.query(`create role ${SERVICE} login bypassrls in role service_role`);
  });
});
afterAll(async () => {
  await database.drop();
  await withClient(sharedServer().url('postgres'), (client) =>
    client.query(`drop role ${SERVICE}`),
  );
});

/** A new session of the old service. */
function asService<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(database.url);
  url.username = SERVICE;
  return withClient(url.href, work);
}

test('on public an insert with status ready fails with the code and the words of the document', () =>
  asService(async (client) => {
    const error = await client.query(INSERT_READY, [chapter, user]).catch((caught) => caught);
    expect(error).toMatchObject({ code: '22P02', hint: undefined });
    const told = OLD_CODE.replaceAll('\n', ' ');
    expect(told.indexOf('fails with 22P02')).toBeGreaterThan(0);
    expect(told).toContain(`\`${error.message}\``);
    // Both ways stand before anything else that old code meets.
    expect(OLD_CODE.indexOf('22P02')).toBeLessThan(OLD_CODE.indexOf(seeOldShape));
    expect(OLD_CODE.indexOf(leaveStatusAway)).toBeLessThan(OLD_CODE.indexOf('| before | now |'));
  }));

test('with the line for its search path the same insert goes on the air', async () => {
  await withClient(database.url, (client) => client.query(seeOldShape));
  await asService(async (client) => {
    const { rows } = await client.query(INSERT_READY, [chapter, user]);
    expect(rows).toEqual([{ status: 'ready' }]);
    const { rows: versions } = await client.query(
      'select version, status::text from public.scripts where chapter_id = $1',
      [chapter],
    );
    expect(versions).toEqual([{ version: 1, status: 'active' }]);
  });
  await withClient(database.url, (client) =>
    client.query(`alter role ${SERVICE} reset search_path`),
  );
});

test('with the status left away, on public, a draft comes beside what is there', () =>
  asService(async (client) => {
    await client.query(leaveStatusAway, [chapter, user, 'FADE IN: again.']);
    const { rows } = await client.query(
      'select status::text from public.scripts where chapter_id = $1 order by version desc limit 1',
      [chapter],
    );
    expect(rows).toEqual([{ status: 'draft' }]);
  }));

test('each script reads in legacy the word that it had before the upgrade', async () => {
  const { db, close } = await openStart('postgres', 'deployed');
  try {
    const words = async (from: string, ids: unknown[] | null) =>
      (
        await db.pool.query(
          `select id, status::text from ${from}
           where id = any ($1) or $1::uuid[] is null and status <> 'ready' order by id`,
          [ids],
        )
      ).rows;
    const before = await words('public.scripts', null);
    expect(before.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['whatever', 'APPROVED', 'rejected', 'evaluated', '']),
    );
    await migrate(db);
    const ids = before.map(({ id }) => id);
    expect(await words('legacy.scripts', ids)).toEqual(before);
  } finally {
    await close();
  }
});
