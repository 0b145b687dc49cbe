import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SqlSession, schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { sharedServer } from '../harness/shared-server.ts';

/** One of each kind, in statements of their own: not every session takes several at once. */
const EVERY_KIND = [
  'create schema studio',
  "create type studio.mood as enum ('calm', 'tense')",
  'create domain studio.score as integer default 50 not null constraint in_range check (value between 0 and 100)',
  'create sequence studio.ticket as integer increment 5 cycle',
  `create table studio.scene (
     id integer generated always as identity primary key,
     serial_no serial,
     title varchar(40) not null default 'untitled',
     mood studio.mood not null default 'calm',
     tags text[] not null default '{}',
     length numeric(6,2) check (length > 0),
     shout text generated always as (upper(title)) stored,
     parent integer references studio.scene on delete set null,
     unique (title, mood)
   ) with (fillfactor = 90)`,
  'alter table studio.scene add constraint title_is_short check (length(title) < 30) not valid',
  "create index by_mood on studio.scene (mood, lower(title)) where mood = 'tense'",
  "create view studio.tense with (security_invoker = true) as select s.id, p.title from studio.scene s join studio.scene p on p.id = s.parent where s.mood = 'tense'",
  "create function studio.count_of(m studio.mood default 'calm') returns bigint language sql stable set search_path = '' as 'select count(*) from studio.scene where mood = m'",
  "create function studio.keep() returns trigger language plpgsql as 'begin return new; end'",
  'create trigger keep_scene before insert or update of title on studio.scene for each row execute function studio.keep()',
  'create trigger keep_quiet before delete on studio.scene for each row execute function studio.keep()',
  'alter table studio.scene disable trigger keep_quiet',
  'create rule no_delete as on delete to studio.tense do instead nothing',
  'alter table studio.scene enable row level security',
  'alter table studio.scene force row level security',
  'create policy "Readers read" on studio.scene for select to public using (mood = \'calm\')',
  'create policy writers on studio.scene as restrictive for insert with check (length > 1)',
  'grant usage on schema studio to pg_monitor',
  'grant select, insert on studio.scene to pg_monitor with grant option',
  'grant update (title) on studio.scene to public',
  'revoke execute on function studio.keep() from public',
  'alter default privileges in schema studio grant all on tables to pg_monitor',
  'alter default privileges revoke execute on functions from public',
  "comment on table studio.scene is 'What happens in one place'",
  "comment on column studio.scene.mood is 'It''s felt'",
  "comment on type studio.mood is 'labels'",
  "comment on constraint title_is_short on studio.scene is 'fits a strip'",
  "comment on policy writers on studio.scene is 'no empty scenes'",
];

const SCHEMAS = ['public', 'studio'];

async function snapshotOfEveryKind(session: SqlSession): Promise<string> {
  for (const statement of EVERY_KIND) await session.query(statement);
  return schemaSnapshot(session, { schemas: SCHEMAS });
}

async function onNewDatabase<T>(
  server: { url(database: string): string },
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  const database = await createDatabase(server);
  try {
    return await withClient(database.url, work);
  } finally {
    await database.drop();
  }
}

describe('schemaSnapshot', () => {
  let expected: string;
  beforeAll(async () => {
    expected = await onNewDatabase(sharedServer(), snapshotOfEveryKind);
  });

  test('shows every kind of thing, each as one statement', () => {
    expect(expected).toMatchSnapshot();
  });

  test('is the same text in a session that has the schemas on its search path, and leaves the path', async () => {
    await onNewDatabase(sharedServer(), async (session) => {
      await snapshotOfEveryKind(session);
      await session.query('set search_path = studio, public');
      expect(await schemaSnapshot(session, { schemas: SCHEMAS })).toBe(expected);
      const { rows } = await session.query('show search_path');
      expect(rows).toEqual([{ search_path: 'studio, public' }]);
    });
  });

  test('is the same text on the embedded PGlite', async () => {
    const embedded = await PGlite.create();
    expect(await snapshotOfEveryKind(embedded)).toBe(expected);
    await embedded.close();
  });

  test('a column that left and came back changes the order by position only', async () => {
    await onNewDatabase(sharedServer(), async (session) => {
      await session.query('create table public.pair (a integer, b integer)');
      const byName = await schemaSnapshot(session);
      const byPosition = await schemaSnapshot(session, { columnOrder: 'position' });
      await session.query('alter table public.pair drop column a');
      await session.query('alter table public.pair add column a integer');
      expect(await schemaSnapshot(session)).toBe(byName);
      expect(await schemaSnapshot(session, { columnOrder: 'position' })).not.toBe(byPosition);
    });
  });

  test.each([
    ['a constraint was validated', 'alter table studio.scene validate constraint title_is_short'],
    ['a trigger was enabled', 'alter table studio.scene enable trigger keep_quiet'],
    ['a right was taken away', 'revoke insert on studio.scene from pg_monitor'],
    ['a policy was changed', 'alter policy "Readers read" on studio.scene using (true)'],
    ['an enum grew', "alter type studio.mood add value 'wild'"],
    ['a view lost its option', 'alter view studio.tense reset (security_invoker)'],
    ['a function became definer', 'alter function studio.keep() security definer'],
  ])('differs when %s', async (_change, statement) => {
    await onNewDatabase(sharedServer(), async (session) => {
      await snapshotOfEveryKind(session);
      await session.query(statement);
      expect(await schemaSnapshot(session, { schemas: SCHEMAS })).not.toBe(expected);
    });
  });

  describe.each([15, 17] as const)('on PostgreSQL %i', (major) => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres({ major });
    });
    afterAll(() => server.stop());

    test('is the same text as on 18', async () => {
      expect(await onNewDatabase(server, snapshotOfEveryKind)).toBe(expected);
    });
  });
});
