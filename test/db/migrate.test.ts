import { describe, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { status } from '../../src/db/migrate/status.ts';
import type { MigrationEvent } from '../../src/db/migration-files/events.ts';
import {
  type MigrationFile,
  readMigrationFiles,
} from '../../src/db/migration-files/migration-files.ts';
import { countWhatGoes } from '../../src/upgrade/way-back/count-what-goes.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import { describeEngines, opener } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';

const file = (version: string, sql: string, rollback?: string): MigrationFile => ({
  version,
  name: 'made_up',
  file: `${version}_made_up.sql`,
  sql,
  rollback,
});

const TWO = [
  file('1', 'create table public.one (id integer);', 'drop table public.one;'),
  file('2', 'create table public.two (id integer);', 'drop table public.two;'),
];

async function tables(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ tablename }) => tablename);
}

async function states(db: Database, files: MigrationFile[]): Promise<string[]> {
  return (await status(db, files)).map(({ version, state }) => `${version} ${state}`);
}

describeEngines('migrate', (open) => {
  test('takes an empty database to the newest version, and finds nothing the second time', async () => {
    const db = await open({ migrated: false });
    const files = readMigrationFiles();
    const first = await migrate(db);
    expect(first.applied.map(({ version }) => version)).toEqual(
      files.map(({ version }) => version),
    );
    expect(first.platform).toBe(true);
    expect(await migrate(db)).toEqual({
      applied: [],
      waiting: [],
      platform: false,
      dryRun: false,
    });
  });

  test('a dry run says what would be applied and writes nothing at all', async () => {
    const db = await open({ migrated: false });
    expect(await migrate(db, { dryRun: true, files: TWO })).toMatchObject({
      applied: [{ version: '1' }, { version: '2' }],
      platform: true,
    });
    const { rows } = await db.pool.query(
      "select nspname from pg_namespace where nspname in ('auth', 'supabase_migrations')",
    );
    expect(rows).toEqual([]);
    expect(await tables(db)).toEqual([]);
  });

  test('stops after the version that was asked for', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO, to: '1' });
    expect(await states(db, TWO)).toEqual(['1 applied', '2 pending']);
    await expect(migrate(db, { files: TWO, to: '7' })).rejects.toMatchObject({
      code: 'migration.unknown',
    });
  });

  test("writes Supabase's own history, statement by statement", async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: [file('1', '-- why\nselect 1; select 2;')] });
    const { rows } = await db.pool.query('table supabase_migrations.schema_migrations');
    expect(rows).toEqual([{ version: '1', name: 'made_up', statements: ['select 1', 'select 2'] }]);
  });

  test('a table of that name which is no history is refused, named and left as it is', async () => {
    const db = await open({ migrated: false });
    await db.pool.query('create schema supabase_migrations');
    await db.pool.query('create table supabase_migrations.schema_migrations (id integer)');
    for (const ask of [() => migrate(db, { files: TWO }), () => status(db, TWO)]) {
      await expect(ask()).rejects.toMatchObject({
        code: 'migration.blocked',
        message: expect.stringContaining('no column "version"'),
      });
    }
    const { fields } = await db.pool.query('table supabase_migrations.schema_migrations');
    expect(fields.map(({ name }) => name)).toEqual(['id']);
    expect(await tables(db)).toEqual([]);
  });

  test('an applied file that was edited is refused, and named', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO, to: '1' });
    const edited = [file('1', 'create table public.other (id integer);'), ...TWO.slice(1)];
    expect(await states(db, edited)).toEqual(['1 edited', '2 pending']);
    await expect(migrate(db, { files: edited })).rejects.toMatchObject({
      code: 'migration.edited',
      details: { files: ['1_made_up.sql'] },
    });
    expect(await tables(db)).toEqual(['one']);
  });

  test('what another tool applied counts as applied, whole or without statements', async () => {
    const db = await open({ migrated: false });
    await db.pool.query(
      `create schema supabase_migrations;
       create table supabase_migrations.schema_migrations (version text primary key, statements text[]);
       insert into supabase_migrations.schema_migrations values
         ('1', array['create table public.one (id integer)']), ('2', null), ('20200101', '{}')`,
    );
    expect(await states(db, TWO)).toEqual(['1 applied', '2 applied', '20200101 foreign']);
    await migrate(db, { files: TWO });
    expect(await tables(db)).toEqual([]);
  });

  test('a file older than an applied one is applied too, and said to be so', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO.slice(1) });
    const events: MigrationEvent[] = [];
    await migrate(db, { files: TWO, onEvent: (event) => events.push(event) });
    expect(events).toContainEqual({ kind: 'out_of_order', file: '1_made_up.sql', after: '2' });
    expect(await tables(db)).toEqual(['one', 'two']);
  });

  test('a file that fails leaves nothing of itself, and its error shows the place', async () => {
    const db = await open({ migrated: false });
    const broken = file(
      '3',
      'create table public.three (id integer);\n\nselect nowhere\n  from public.three;',
    );
    const failure = await migrate(db, { files: [...TWO, broken] }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'migration.failed',
      details: { file: '3_made_up.sql', line: 3, column: 8, sqlstate: '42703' },
    });
    expect((failure as Error).message).toContain('    3 | select nowhere\n               ^');
    expect(await tables(db)).toEqual(['one', 'two']);
    expect(await states(db, [...TWO, broken])).toEqual(['1 applied', '2 applied', '3 pending']);
  });

  test('settings that a file makes do not reach who uses the session next', async () => {
    const db = await open({ migrated: false });
    const settings = async () =>
      (await db.pool.query("select current_setting('search_path'), current_setting('work_mem')"))
        .rows;
    const before = await settings();
    await migrate(db, { files: [file('1', "set search_path = ''; set work_mem = '9MB';")] });
    expect(await settings()).toEqual(before);
  });
});

describeEngines('rollback', (open) => {
  test('takes back newest first, and forgets them in the history', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO });
    const planned = await rollback(db, { files: TWO, to: '1', dryRun: true });
    expect(planned.rolledBack).toEqual([{ version: '2', name: 'made_up' }]);
    expect(await tables(db)).toEqual(['one', 'two']);
    await rollback(db, { files: TWO, to: '1' });
    expect(await tables(db)).toEqual(['one']);
    expect(await states(db, TWO)).toEqual(['1 applied', '2 pending']);
    await rollback(db, { files: TWO, steps: 5 });
    expect(await tables(db)).toEqual([]);
  });

  test('a file without a way back is refused before anything is changed', async () => {
    const db = await open({ migrated: false });
    const oneWay = [file('1', 'create table public.one (id integer);'), ...TWO.slice(1)];
    await migrate(db, { files: oneWay });
    await expect(rollback(db, { files: oneWay, steps: 2 })).rejects.toMatchObject({
      code: 'migration.unknown',
    });
    expect(await tables(db)).toEqual(['one', 'two']);
  });

  test('a way back that fails leaves the version applied', async () => {
    const db = await open({ migrated: false });
    const stuck = [
      file('1', 'create table public.one (id integer);', 'drop table public.one; select nowhere;'),
    ];
    await migrate(db, { files: stuck });
    await expect(rollback(db, { files: stuck, steps: 1 })).rejects.toMatchObject({
      code: 'migration.failed',
    });
    expect(await states(db, stuck)).toEqual(['1 applied']);
    expect(await tables(db)).toEqual(['one']);
  });

  const BROKEN = [
    file('1', 'create table public.one (id integer);', 'drop table public.one;'),
    file('2', 'create table public.two (id integer);', 'drop table public.two;\nselect nowhere;'),
    file('3', 'create table public.three (id integer);', 'drop table public.three;'),
  ];

  test('of several files all go back or none: a failure in the middle names its file and place', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: BROKEN });
    const failure = await rollback(db, { files: BROKEN, steps: 3 }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      code: 'migration.failed',
      hint: expect.stringMatching(/^Nothing was changed/),
      details: { file: '2_made_up.sql', line: 2, column: 8 },
    });
    expect(await states(db, BROKEN)).toEqual(['1 applied', '2 applied', '3 applied']);
    expect(await tables(db)).toEqual(['one', 'three', 'two']);
  });

  test('one by one, what went back before a failure stays so, and is told; the same goes on from there', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: BROKEN });
    await expect(rollback(db, { files: BROKEN, steps: 3, oneByOne: true })).rejects.toMatchObject({
      code: 'migration.failed',
      hint: expect.stringContaining('3_made_up.sql and what came after it are taken back'),
      details: { file: '2_made_up.sql', taken_back: [{ version: '3', name: 'made_up' }] },
    });
    expect(await states(db, BROKEN)).toEqual(['1 applied', '2 applied', '3 pending']);
    const mended = BROKEN.map((one) => ({ ...one, rollback: one.rollback?.split('\n')[0] }));
    const { rolledBack } = await rollback(db, { files: mended, steps: 3, oneByOne: true });
    expect(rolledBack.map(({ version }) => version)).toEqual(['2', '1']);
    expect(await tables(db)).toEqual([]);
  });

  test('a setting that one file needs does not reach the next', async () => {
    const db = await open({ migrated: false });
    const look =
      "create table public.seen as select current_setting('join_collapse_limit') as value;";
    const files = [
      file('1', 'select 1;', look),
      {
        ...file('20251004000004', 'select 1;', 'select 1;'),
        file: '20251004000004_script_versions.sql',
      },
    ];
    await migrate(db, { files });
    await rollback(db, { files, steps: 2 });
    expect((await db.pool.query('table public.seen')).rows).toEqual([{ value: '8' }]);
  });

  test('needs a version or a number, and not both', async () => {
    const db = await open();
    await expect(rollback(db, {})).rejects.toMatchObject({ code: 'usage' });
    await expect(rollback(db, { to: '1', steps: 1 })).rejects.toMatchObject({ code: 'usage' });
  });

  test('what would be archived is counted beforehand', async () => {
    const db = await open();
    const { rows } = await db.pool.query<{ id: string }>(
      `with owner as (insert into auth.users (id) values (gen_random_uuid()) returning id),
        book as (insert into public.books (user_id, title) select id, 'B' from owner returning id, user_id),
        chapter as (insert into public.chapters (book_id, chapter_number, title) select id, 1, 'C' from book returning id)
       insert into public.scripts (chapter_id, user_id, script) select chapter.id, book.user_id, 'INT. ROOM' from chapter, book, generate_series(1, 3)
       returning id`,
    );
    expect(rows).toHaveLength(3);
    const { rolledBack } = await rollback(db, { to: '20250828000000', dryRun: true });
    expect(await countWhatGoes(db.pool, rolledBack)).toContainEqual({
      version: '20251004000001',
      table: 'public.scripts',
      what: 'script versions beyond the one that stays',
      fate: 'archived',
      count: 2,
    });
  });
});

describe('migrate on a server', () => {
  const open = opener('postgres');

  test('of two runners at once one works, and the other waits and finds nothing to do', async () => {
    const [one, two] = await twoPools(await open({ migrated: false }));
    const slow = [file('1', 'create table public.one (id integer); select pg_sleep(0.7);')];
    const events: MigrationEvent[] = [];
    const onEvent = (event: MigrationEvent) => void events.push(event);
    const results = await Promise.all([
      migrate(one, { files: slow, onEvent }),
      migrate(two, { files: slow, onEvent }),
    ]);
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 1]);
    expect(events.filter(({ kind }) => kind === 'waiting')).toEqual([
      { kind: 'waiting', pid: expect.any(Number) },
    ]);
    await two.close();
  });

  test('a lock that somebody holds is waited for, and the file then applied', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO });
    const alter = file('3', 'alter table public.one add column b text;');
    const holder = await db.pool.connect();
    await holder.query('begin; lock table public.one');
    const events: MigrationEvent[] = [];
    const limits = { lockTimeoutMs: 700, firstWaitMs: 10 };
    const onEvent = (event: MigrationEvent) => {
      events.push(event);
      if (event.kind === 'retrying') void holder.query('rollback');
    };
    await migrate(db, { files: [...TWO, alter], limits, onEvent });
    holder.release();
    const retry = events.find((event) => event.kind === 'retrying');
    expect(retry).toMatchObject({ attempt: 1, file: '3_made_up.sql' });
    expect(retry?.kind === 'retrying' && retry.reason).toMatch(
      /for (public\.)?one, held by process \d+ \(goldenrod, idle in transaction/,
    );
  });

  test('a lock in the way of a later file lets go of the others, and all are tried again', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO });
    const holder = await db.pool.connect();
    await holder.query('begin; lock table public.one');
    const events: MigrationEvent[] = [];
    const between: string[][] = [];
    const onEvent = (event: MigrationEvent) => {
      events.push(event);
      if (event.kind !== 'retrying') return;
      void states(db, TWO).then((found) => {
        between.push(found);
        void holder.query('rollback');
      });
    };
    await rollback(db, {
      files: TWO,
      steps: 2,
      onEvent,
      limits: { lockTimeoutMs: 500, firstWaitMs: 200 },
    });
    holder.release();
    expect(events.find(({ kind }) => kind === 'retrying')).toMatchObject({ file: '1_made_up.sql' });
    expect(between[0]).toEqual(['1 applied', '2 applied']);
    expect(await tables(db)).toEqual([]);
  });

  test('a lock that stays held ends in an error that names the table and the holder', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { files: TWO });
    const holder = await db.pool.connect();
    await holder.query('begin; lock table public.two');
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
    const files = [...TWO, file('3', 'alter table public.two add column b text;')];
    const limits = { lockTimeoutMs: 600, firstWaitMs: 10, attempts: 2 };
    const failure = await migrate(db, { files, limits }).catch((error: unknown) => error);
    await holder.query('rollback');
    holder.release();
    expect(failure).toMatchObject({ code: 'db.busy', details: { file: '3_made_up.sql' } });
    expect((failure as Error).message).toContain(`held by process ${rows[0]?.pid}`);
  });

  test('a lock limit that the connection brings along is kept', async () => {
    const db = await open({ migrated: false });
    const { rows } = await db.pool.query<{ name: string }>('select current_database() as name');
    const limited = await connectServer(
      `${sharedServer().url(rows[0]?.name ?? '')}?options=-c%20lock_timeout%3D42ms`,
    );
    await migrate(limited, {
      files: [
        file('1', "create table public.seen as select current_setting('lock_timeout') as value;"),
      ],
    });
    expect((await limited.pool.query('table public.seen')).rows).toEqual([{ value: '42ms' }]);
    await limited.close();
  });

  test('an owner who is no superuser migrates a database that has the platform', async () => {
    const server = sharedServer();
    const role = 'migrate_test_owner';
    await withClient(server.url('postgres'), async (admin) => {
      await admin.query(`drop role if exists ${role}`);
      await admin.query(`create role ${role} login`);
    });
    const database = await createDatabase(server);
    await withClient(server.url('postgres'), (admin) =>
      admin.query(`alter database ${database.name} owner to ${role}`),
    );
    const url = new URL(database.url);
    url.username = role;
    const db = await connectServer(url.href);
    // The roles are the server's, and an ordinary owner cannot become them.
    await expect(migrate(db)).rejects.toMatchObject({ code: 'forbidden' });
    await withClient(server.url('postgres'), (admin) =>
      admin.query(`grant anon, authenticated, service_role to ${role}`),
    );
    const { applied } = await migrate(db);
    expect(applied).toHaveLength(readMigrationFiles().length);
    await db.close();
    await database.drop();
    await withClient(server.url('postgres'), (admin) => admin.query(`drop role ${role}`));
  });
});

/** Two pools on the database of the first. */
async function twoPools(first: Database): Promise<[Database, Database]> {
  const { rows } = await first.pool.query<{ name: string }>('select current_database() as name');
  return [first, await connectServer(sharedServer().url(rows[0]?.name ?? ''))];
}
