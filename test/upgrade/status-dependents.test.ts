import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { serverScratch } from '../harness/engines.ts';
import { foundSql } from '../starts/found-starts.ts';
import { INES } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASELINE = '20250828000000';

const HUNG = foundSql('hung-on-status');

const TRIGGERS = `
select tgname as name, pg_get_triggerdef(oid) as definition, tgenabled as fires, obj_description(oid, 'pg_trigger') as comment
from pg_trigger where tgrelid = 'public.scripts'::regclass and tgname like 'on\\_%' order by 1`;
const RIGHTS = `
select c.attname as name, a.privilege_type as right from pg_attribute c cross join lateral aclexplode(c.attacl) a
where c.attrelid = 'public.scripts'::regclass and a.grantee = 'pg_monitor'::regrole order by 1, 2`;

describe('what an application hung on its column of status', () => {
  let db: Database;
  let close: () => Promise<void>;
  const rowsOf = async (text: string) => (await db.pool.query(text)).rows;
  let before: unknown[];
  let told: string[];
  beforeAll(async () => {
    ({ db, close } = await openStart('postgres', 'deployed'));
    await db.pool.query(HUNG);
    before = [await rowsOf(TRIGGERS), await rowsOf(RIGHTS)];
    ({ failsOnOldWords: told } = (await dryRun(db, { scratch: serverScratch })).left);
    await migrate(db);
  });
  afterAll(() => close());

  test('is named by the dry run where it will fail, with its words', () => {
    expect(told).toEqual([
      "function public.count_ready(): 'ready'",
      "function public.stamp(): 'published', 'ready'",
    ]);
  });

  test('fires when the status is set, as often and when it did', async () => {
    await db.pool.query('truncate public.heard');
    const { rows } = await db.pool.query(
      `insert into public.scripts (chapter_id, user_id, script)
       select id, $1, 'x' from public.chapters order by id limit 1 returning id`,
      [INES],
    );
    await db.pool.query("update public.scripts set status = 'rejected' where id = $1", [
      rows[0].id,
    ]);
    expect(await rowsOf('select what from public.heard order by id')).toEqual([
      { what: 'on_status draft' },
      { what: 'on_status rejected' },
      { what: 'on_commit rejected' },
    ]);
    await db.pool.query('truncate public.heard');
    await db.pool.query(
      "insert into legacy.scripts (chapter_id, user_id, script) select id, $1, 'y' from public.chapters order by id limit 1",
      [INES],
    );
    const heard = (await rowsOf('select what from public.heard')).map(({ what }) => what);
    expect(heard).toEqual(
      expect.arrayContaining(['on_status active', 'on_ready active', 'on_commit active']),
    );
  });

  test('has its rights on the new column', async () => {
    expect(await rowsOf(RIGHTS)).toEqual([
      { name: 'id', right: 'SELECT' },
      { name: 'legacy_status', right: 'SELECT' },
      { name: 'legacy_status', right: 'UPDATE' },
      { name: 'status', right: 'SELECT' },
      { name: 'status', right: 'UPDATE' },
    ]);
  });

  test('passes the checks, and is as it was after the rollback', async () => {
    expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    await rollback(db, { to: BASELINE });
    expect([await rowsOf(TRIGGERS), await rowsOf(RIGHTS)]).toEqual(before);
    await migrate(db);
    expect(await rowsOf(RIGHTS)).toHaveLength(5);
  });
});
