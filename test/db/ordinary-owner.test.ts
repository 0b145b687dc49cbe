import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '../../src/contract/error.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { refreshLegacy } from '../../src/db/legacy/refresh-legacy.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { status } from '../../src/db/migrate/status.ts';
import { packageRoot } from '../../src/db/package-root.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import { createDatabase, type TestDatabase, withClient } from '../harness/databases.ts';
import { serverScratch } from '../harness/engines.ts';
import type { PostgresMajor } from '../harness/native-postgres.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { startTemplate } from '../starts/build-start.ts';

const BASELINE = '20250828000000';
const OWNER = 'plain_owner';

/** What a superuser does for a project once: roles of the API, and an owner who is nothing but that. */
const ROLES = `
  create role anon nologin noinherit;
  create role authenticated nologin noinherit;
  create role service_role nologin noinherit bypassrls;
  create role ${OWNER} login;
  grant anon, authenticated, service_role to ${OWNER}`;

/** A schema that the owner may not use, with a policy: nobody's business here. */
const SOMEBODY_ELSES = `
  create schema others;
  create table others.things (id integer);
  alter table others.things enable row level security;
  create policy "Everybody" on others.things using (true)`;

const asOwner = (url: string) => {
  const other = new URL(url);
  other.username = OWNER;
  return other.href;
};

const failures = async (db: Database) => (await verify(db)).filter(({ ok }) => !ok);

function onServer(major: PostgresMajor) {
  const open: Database[] = [];
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ major });
    await withClient(server.url('postgres'), (admin) => admin.query(ROLES));
  });
  afterAll(async () => {
    for (const db of open) await db.close();
    await server.stop();
  });
  return {
    server: () => server,
    connect: async (url: string) => {
      const db = await connectServer(url);
      open.push(db);
      return db;
    },
  };
}

async function ownedDatabase(server: PostgresServer): Promise<TestDatabase> {
  const database = await createDatabase(server);
  await withClient(database.url, async (admin) => {
    await admin.query(`alter database ${database.name} owner to ${OWNER}`);
    await admin.query(SOMEBODY_ELSES);
  });
  return database;
}

describe.each([15, 17, 18] as const)(
  'an owner without further rights, on PostgreSQL %i',
  (major) => {
    const { server, connect } = onServer(major);
    let database: TestDatabase;
    let db: Database;
    beforeAll(async () => {
      database = await ownedDatabase(server());
      db = await connect(asOwner(database.url));
    });

    test('may look ahead, migrate and verify', async () => {
      expect((await dryRun(db, { scratch: serverScratch })).notTried).toBeNull();
      await migrate(db);
      expect(await failures(db)).toEqual([]);
    });

    test('takes the views of schema legacy out of the way of a change, and makes them again', async () => {
      const change = () =>
        db.pool.query(
          'alter table public.video_generations alter column video_url type varchar(200)',
        );
      await expect(change()).rejects.toMatchObject({ code: '0A000' });
      expect(await refreshLegacy(db, { away: true })).toEqual({ mended: [], follows: false });
      await change();
      const { mended } = await refreshLegacy(db);
      expect(mended).toContainEqual({ name: 'legacy.video_generations', gap: 'is missing' });
      expect(await failures(db)).toEqual([]);
    });

    test('is told by verify where a role sees no rows', async () => {
      await withClient(database.url, (admin) => admin.query('alter role service_role nobypassrls'));
      await db.pool.query('alter table public.scripts force row level security');
      const found = await failures(db);
      await db.pool.query('alter table public.scripts no force row level security');
      await withClient(database.url, (admin) => admin.query('alter role service_role bypassrls'));
      expect(found).toEqual([
        expect.objectContaining({
          name: 'service_role: row level security passes it by',
          found: expect.stringContaining('it sees no rows'),
          remedy: 'alter role service_role bypassrls;',
        }),
        expect.objectContaining({
          name: 'rules: row level security passes their owners by',
          found: expect.stringContaining('public.scripts'),
          remedy: 'alter table public.scripts no force row level security;',
        }),
      ]);
    });

    test('may go back', async () => {
      const { rolledBack } = await rollback(db, { to: BASELINE });
      expect(rolledBack.at(-1)?.version).toBe('20251004000001');
    });
  },
);

/** The application's tables and what they stand on, for the owner. */
const GIVE_TABLES = `
  do $$
  declare
    thing record;
  begin
    execute format('alter database %I owner to ${OWNER}', current_database());
    for thing in
      select c.oid::regclass as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
    loop
      execute format('alter table %s owner to ${OWNER}', thing.name);
    end loop;
    for thing in
      select t.oid::regtype as name from pg_type t
      where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
    loop
      execute format('alter type %s owner to ${OWNER}', thing.name);
    end loop;
    for thing in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
    loop
      execute format('alter function %s owner to ${OWNER}', thing.name);
    end loop;
    grant usage on schema auth, extensions to ${OWNER};
    grant select, references on auth.users to ${OWNER};
    alter table auth.users disable row level security;
  end
  $$`;

async function startOf(server: PostgresServer): Promise<TestDatabase> {
  return createDatabase(server, { template: await startTemplate(server, 'deployed') });
}

describe('a database', () => {
  const { server, connect } = onServer(18);

  test('is migrated by its owner while people work, and taken back', async () => {
    const { url } = await startOf(server());
    await withClient(url, (admin) => admin.query(GIVE_TABLES));
    const db = await connect(asOwner(url));
    await migrate(db, { online: { upgrade: PHASE_1A, confirm: async () => true } });
    expect(await failures(db)).toEqual([]);
    await rollback(db, { to: BASELINE });
  });

  test('is refused, by the dry run too, where its owner may not become the roles of the API', async () => {
    const { url } = await ownedDatabase(server());
    const as = (sql: string) => withClient(url, (admin) => admin.query(sql));
    const db = await connect(asOwner(url));
    await as(`revoke anon, service_role from ${OWNER}`);
    for (const attempt of [() => migrate(db), () => dryRun(db)]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('plain_owner may not become anon, service_role'),
        hint: expect.stringContaining('`grant anon, authenticated, service_role to plain_owner;`'),
      });
    }
    await as(`grant anon, service_role to ${OWNER}`);
  });

  test('that has accounts of a superuser’s making is migrated once the next step is done', async () => {
    const { url } = await ownedDatabase(server());
    const as = (sql: string) => withClient(url, (admin) => admin.query(sql));
    const db = await connect(asOwner(url));
    await as(readFileSync(join(packageRoot(), 'supabase', 'platform.sql'), 'utf8'));
    const refused = await migrate(db).catch((error: AppError) => error.hint ?? '');
    const [, next] = /`(.*?)`/.exec(String(refused)) ?? [];
    expect(next).toMatch(/grant select, insert, references on auth\.users to plain_owner;/);
    await as(String(next));
    await migrate(db);
    expect(await failures(db)).toEqual([]);
  });

  describe('is refused before the first file, by the dry run too, for', () => {
    test.each([
      [
        'tables of somebody else',
        'alter table public.scripts owner to postgres; alter table public.books owner to postgres',
        'forbidden',
        /public\.books, public\.scripts: owned by postgres/,
        /Migrate as postgres, or let a superuser run `grant postgres to plain_owner;`/,
      ],
      [
        'tables of a role that the owner is a member of without its rights',
        `do $$ begin create role plain_absent; exception when duplicate_object then null; end $$;
       grant plain_absent to plain_owner with inherit false; alter table public.scripts owner to plain_absent`,
        'forbidden',
        /public\.scripts: owned by plain_absent/,
        /plain_owner is a member of plain_absent .* `\?options=-c%20role%3Dplain_absent`/,
      ],
      [
        'row level security that is forced on the owner',
        'alter table public.scripts force row level security',
        'forbidden',
        /forced on public\.scripts/,
        /alter table public\.scripts no force row level security;/,
      ],
      [
        'a schema in which the owner may make nothing',
        `revoke create on schema public from public, pg_database_owner`,
        'forbidden',
        /plain_owner may create nothing in schema public/,
        /grant create on schema public to plain_owner;/,
      ],
      [
        'a database of somebody else',
        "do $$ begin execute format('alter database %I owner to postgres', current_database()); end $$; grant create on schema public to plain_owner",
        'forbidden',
        /plain_owner may create nothing in database/,
        /grant create on database \w+ to plain_owner;/,
      ],
      [
        'accounts out of reach',
        'revoke all on auth.users from plain_owner; revoke usage on schema auth from plain_owner',
        'forbidden',
        /plain_owner may not use auth\.users/,
        /grant usage on schema auth to plain_owner; grant select, references on auth\.users to plain_owner;/,
      ],
      [
        'accounts that row level security hides',
        'alter table auth.users enable row level security',
        'forbidden',
        /hides the accounts/,
        /alter role plain_owner bypassrls;/,
      ],
      [
        'a policy of a name that is replaced, on a table of another schema',
        `create schema others; create table others.scripts (id integer);
       create policy "Users can manage their own scripts" on others.scripts using (true)`,
        'forbidden',
        /"Users can manage their own scripts" is on others\.scripts as well/,
        /grant usage on schema others to plain_owner;/,
      ],
      [
        'scripts in partitions',
        `alter table public.scripts rename to scripts_plain;
       create table public.scripts (like public.scripts_plain) partition by hash (id);
       alter table public.scripts owner to plain_owner`,
        'migration.failed',
        /public\.scripts is a partitioned table/,
        /Put its rows into a plain table/,
      ],
      [
        'ids that are numbers',
        `drop table public.audio_generations cascade;
       create table public.audio_generations (id bigint primary key, video_generation_id bigint, user_id uuid);
       alter table public.audio_generations owner to plain_owner`,
        'migration.failed',
        /public\.audio_generations\.id is bigint, public\.audio_generations\.video_generation_id is bigint/,
        /uuid keys/,
      ],
    ])('%s', async (_what, damage, code, message, hint) => {
      const { url } = await startOf(server());
      await withClient(url, async (admin) => {
        await admin.query(GIVE_TABLES);
        await admin.query(damage);
      });
      const db = await connect(asOwner(url));
      for (const attempt of [
        () => migrate(db),
        () => migrate(db, { dryRun: true }),
        () => dryRun(db),
      ]) {
        await expect(attempt()).rejects.toMatchObject({
          code,
          message: expect.stringMatching(message),
          hint: expect.stringMatching(hint),
        });
      }
      expect((await status(db)).filter(({ state }) => state === 'applied')).toEqual([]);
    });
  });
});
