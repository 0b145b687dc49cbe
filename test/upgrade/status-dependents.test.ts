import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { serverScratch } from '../harness/engines.ts';
import { INES } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASELINE = '20250828000000';

/** What an application hangs on its column of status. Nobody but the owner has rights on the whole table. */
const HUNG = `
create table public.heard (id bigint generated always as identity, what text);
create function public.hear() returns trigger language plpgsql as $$
begin
  insert into public.heard (what) values (tg_name || ' ' || new.status);
  return null;
end $$;
create trigger on_status after insert or update of status on public.scripts
  for each row execute function public.hear();
comment on trigger on_status on public.scripts is 'theirs';
create trigger on_ready after update of script_name, status on public.scripts
  for each row when (new.status = 'ready') execute function public.hear();
alter table public.scripts enable always trigger on_ready;
create constraint trigger on_commit after update of status on public.scripts deferrable initially deferred
  for each row execute function public.hear();
create trigger on_silent after update of status on public.scripts
  for each row execute function public.hear();
alter table public.scripts disable trigger on_silent;
grant select (id, status), update (status) on public.scripts to pg_monitor;

create function public.count_ready() returns bigint language sql as
  'select count(*) from public.scripts s where s.status in (''ready'', ''approved'')';
create function public.stamp() returns trigger language plpgsql as $$
begin
  if new.status is distinct from 'published' and old.status <> 'ready' then new.updated_at := now(); end if;
  return new;
end $$;
create trigger stamp before update on public.scripts for each row execute function public.stamp();
alter table public.scripts disable trigger stamp;
create function public.count_by_text() returns bigint language sql as
  'select count(*) from public.scripts s where s.status::text = ''ready'' or s.status = ''draft''';
create function public.of_books() returns bigint language plpgsql as
  'begin return (select count(*) from public.books where status = ''DRAFT''); end'`;

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
