import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { migrate } from '../../src/upgrade/migrate.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import type { Block } from '../../src/upgrade/preflight/block.ts';
import { refuseBlocked } from '../../src/upgrade/preflight/refuse-blocked.ts';
import { createDatabase } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type StartName, startTemplate } from '../starts/build-start.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import { scriptId, VESNA } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';
import { onStart } from './on-start.ts';

/** Before the files that make tables of their own. */
const LAST = '20251004000004';

const FILES = readMigrationFiles();

/** What stands in the way, as the preflight of a session without a search path tells it. */
async function blocksOf(client: pg.Client, files = FILES): Promise<Block[]> {
  await client.query("select set_config('search_path', '', false)");
  const refused = await refuseBlocked(client, files).catch((error: unknown) => error);
  await client.query('reset search_path');
  if (refused === undefined) return [];
  expect(refused).toMatchObject({ code: 'migration.blocked' });
  return (refused as { details: { found: Block[] } }).details.found;
}

/**
 * One database for all that only looks, of an owner who is no superuser: whatever a case makes
 * there is rolled back.
 */
let shared: { client: pg.Client; close(): Promise<void> };
beforeAll(async () => {
  const server = sharedServer();
  const database = await createDatabase(server, {
    template: await startTemplate(server, 'planned', { owner: 'project_owner' }),
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // A copy does not take over the rights on its template.
  await client.query(`grant create on database ${database.name} to project_owner`);
  await client.query('set role project_owner');
  const close = async () => {
    await client.end();
    await database.drop();
  };
  shared = { client, close };
});
afterAll(() => shared.close());

async function within<T>(sql: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { client } = shared;
  await client.query('begin');
  try {
    await client.query(sql);
    return await work(client);
  } finally {
    await client.query('rollback');
  }
}

describe('a column of the plan in another type is refused', () => {
  test.each([
    ['version', 'text', 'integer'],
    ['evaluation_score', 'numeric(5,2)', 'integer'],
    ['evaluation_feedback', 'character varying(500)', 'text'],
    ['character_ids', 'jsonb', 'uuid[]'],
    ['character_ids', 'text[]', 'uuid[]'],
    ['status', 'integer', 'public.script_status or character varying or text'],
  ])('scripts.%s as %s', async (column, type, expected) => {
    const add = `alter table public.scripts add column ${column} ${type}`;
    expect(await within(add, blocksOf)).toEqual([
      expect.objectContaining({
        kind: 'type',
        name: `public.scripts.${column}`,
        found: type,
        expected,
        remedy: expect.stringContaining(
          `alter table public.scripts rename column ${column} to app_${column}`,
        ),
      }),
    ]);
  });

  test.each([
    [
      'a status of another enum',
      "create type public.mood as enum ('ready'); alter table public.scripts add status public.mood",
      'public.scripts.status public.mood',
    ],
    [
      'a version that counts itself',
      'alter table public.scripts add version integer generated always as identity',
      'public.scripts.version integer, generated',
    ],
    [
      'a character of images as text',
      'alter table public.image_generations add character_id text',
      'public.image_generations.character_id text',
    ],
    [
      'a character of audio as a number',
      'alter table public.audio_generations add character_id bigint',
      'public.audio_generations.character_id bigint',
    ],
    [
      'a score that every script must have',
      'alter table public.scripts add evaluation_score integer not null default 0',
      'public.scripts.evaluation_score integer, not null',
    ],
    [
      'a key that is no uuid',
      'alter table public.characters rename book_id to book; alter table public.characters add book_id bigint',
      'public.characters.book_id bigint',
    ],
  ])('%s', async (_title, sql, told) => {
    const blocks = await within(sql, blocksOf);
    expect(blocks.map(({ name, found }) => `${name} ${found}`)).toEqual([told]);
  });
});

describe('values that a rollback could not give back are refused', () => {
  test.each([
    [
      'a score of 999 beside no version',
      'alter table public.scripts add evaluation_score int; update public.scripts set evaluation_score = 999 where script is null',
      'public.scripts.evaluation_score',
      '1 score outside of 0 to 100',
    ],
    [
      "somebody else's character in a cast beside no version",
      `alter table public.scripts add character_ids uuid[];
       update public.scripts set character_ids = '{${VESNA}}' where id = '${scriptId(1)}'`,
      'public.scripts.character_ids',
      "1 member of a cast that is no character of the script's book and owner",
    ],
    [
      'no status, in a column of the type already',
      `create type public.script_status as enum ('draft', 'evaluated', 'approved', 'rejected', 'active');
       alter table public.scripts add status public.script_status`,
      'public.scripts.status',
      '12 scripts without a status',
    ],
    [
      'a character that is gone',
      'alter table public.image_generations add character_id uuid; update public.image_generations set character_id = id where shot_index = 1',
      'public.image_generations.character_id',
      '1 image of a character that is not there',
    ],
  ])('%s', (_title, sql, name, found) =>
    within(sql, async (client) => {
      const [block, ...others] = await blocksOf(client);
      expect(others).toEqual([]);
      expect(block).toMatchObject({ kind: 'values', name, found });
      expect((await client.query(block?.find ?? '')).rows).toHaveLength(block?.rows ?? 0);
    }),
  );
});

describe('what stands on a table and cannot with what the files make of it is refused', () => {
  test.each([
    [
      'rows of scripts in a column',
      'create table public.kept (id integer, was public.scripts, "All" public.scripts[])',
      ['public.kept."All"', 'public.kept.was'],
    ],
    [
      'tables that inherit',
      'create table public.old_scripts () inherits (public.scripts); create table public."Old images" () inherits (public.image_generations)',
      ['public."Old images"', 'public.old_scripts'],
    ],
    [
      'foreign keys to scripts by what versions share',
      `create table public.by_style (c uuid, u uuid, s varchar(50), constraint "By style" foreign key (c, u, s) references public.scripts (chapter_id, user_id, script_style));
       alter table public.scripts add code text, add part text, add unique (code, part);
       create table public.by_code (code text, part text, foreign key (code, part) references public.scripts (code, part))`,
      ['public.by_code.by_code_code_part_fkey', 'public.by_style."By style"'],
    ],
    [
      'a replica identity that versions share',
      `alter table public.scripts add code text not null default gen_random_uuid(), add part text not null default '';
       create unique index "Code" on public.scripts (code, part); alter table public.scripts replica identity using index "Code"`,
      ['public."Code"'],
    ],
    [
      'an exclusion constraint',
      'alter table public.scripts add constraint apart exclude (user_id with =, chapter_id with =, script_style with =), add exclude (id with =, script_name with =)',
      ['public.scripts.apart'],
    ],
    [
      'an old status that has no room, and another collation',
      'alter table public.scripts add status varchar(5) collate "C"',
      ['public.scripts.status', 'public.scripts.status'],
    ],
    [
      'a check of the old status that lacks words',
      `alter table public.scripts add status text check (status in ('ready', 'failed')), add constraint wide check (status <> 'odd'), add check (status <> '' or script is null)`,
      ['public.scripts.scripts_status_check'],
    ],
    [
      'a style of an enum, and a text that is JSON',
      `drop view public.script_list; create type public.style as enum ('cinematic_movie', 'emotional_match', 'anime');
       alter table public.scripts drop script_length, alter script type jsonb using to_jsonb(script), alter script_style drop default,
         alter script_style type public.style using 'anime', drop constraint scripts_chapter_id_user_id_script_style_key`,
      ['public.scripts.script', 'public.scripts.script_style'],
    ],
  ])('%s, until what is told has been done', (_title, sql, names) =>
    within(sql, async (client) => {
      const blocks = await blocksOf(client);
      expect(blocks.map(({ kind, name }) => [kind, name])).toEqual(
        names.map((name) => ['shape', name]),
      );
      for (const { remedy } of blocks) await client.query(/`(.*)`/.exec(remedy)?.[1] ?? '');
      expect(await blocksOf(client)).toEqual([]);
    }),
  );
});

/** Their own things under names of ours, of every kind. */
const TAKEN = `
alter table public.scripts add deleted_at timestamptz, add created_by uuid, add parent_id uuid,
  add origin text, add text_hash text, add chapter_hash text, add legacy_status text;
update public.scripts set deleted_at = now(), origin = 'theirs', text_hash = 'theirs';
create table public.jobs (id bigint primary key, title text);
create view public.media_files as select 1 as one;
create type public.script_evaluations as (score integer);
create type public.script_status as enum ('on', 'off');
create schema legacy;
create table legacy.scripts (id integer);
create function public.approve_script(uuid, text) returns integer language sql as 'select 1';
create function public.approve_script(bigint) returns integer language sql as 'select 1';
create trigger scripts_assign_version before update on public.scripts
  for each row execute function public.touch_updated_at();
create index idx_scripts_user on public.books (user_id);
create index idx_scripts_version on public.scripts (script_name);
alter table public.scripts add constraint scripts_origin_check check (origin <> 'ours');
create policy "Users can view their own scripts" on public.scripts using (true);`;

const TAKEN_NAMES = [
  'column public.scripts.chapter_hash',
  'column public.scripts.created_by',
  'column public.scripts.deleted_at',
  'column public.scripts.legacy_status',
  'column public.scripts.origin',
  'column public.scripts.parent_id',
  'column public.scripts.text_hash',
  'constraint public.scripts.scripts_origin_check',
  'function public.approve_script(uuid, text)',
  'index public.idx_scripts_user',
  'index public.idx_scripts_version',
  'table public.jobs',
  'index public.jobs_pkey',
  'view public.media_files',
  'composite type public.script_evaluations',
  'enum public.script_status',
  'policy public.scripts."Users can view their own scripts"',
  'schema legacy',
  'trigger public.scripts.scripts_assign_version',
];

const named = ({ found, name }: Block) =>
  `${found.replace(/^an? /, '').replace(/ (on \S+ )?that is not ours$/, '')} ${name}`;

describe('a name of ours that is taken', () => {
  test('is told with all others at once', async () => {
    expect((await within(TAKEN, blocksOf)).map(named)).toEqual(TAKEN_NAMES);
  });

  test('is refused by dry run, migrate and --online before anything is changed', () =>
    withStart('postgres', 'planned', async (db) => {
      await db.pool.query(TAKEN);
      const before = await looked(db);
      for (const refused of [
        () => dryRun(db),
        () => migrate(db),
        () => migrate(db, { dryRun: true }),
        () => migrate(db, { online: { upgrade: PHASE_1A } }),
      ]) {
        await expect(refused()).rejects.toMatchObject({
          code: 'migration.blocked',
          message: expect.stringMatching(
            /^19 things stand in the way.*public\.scripts\.deleted_at \(20251004000004\): a column that is not ours/s,
          ),
          hint: expect.stringContaining('Nothing was changed'),
        });
      }
      expect(await looked(db)).toEqual(before);
    }));

  test('is free after the renames that are told, and what was renamed is there after the rollback', () =>
    withStart('postgres', 'planned', async (db) => {
      await db.pool.query(TAKEN);
      const refused = await migrate(db).catch((error) => error);
      for (const { remedy } of refused.details.found) {
        await db.pool.query(/`(.*)`/.exec(remedy)?.[1] ?? '');
      }
      const before = await looked(db);
      await migrate(db);
      await rollback(db, { to: FILES[0]?.version });
      expect(losses(before.rows, (await looked(db)).rows)).toEqual([]);
    }));
});

describe('what is ours is not refused', () => {
  test('after any statement at which a file may have stopped, whatever the history says', () =>
    onStart(sharedServer(), 'deployed', async (client) => {
      for (const { sql, file } of FILES) {
        for (const { text } of splitStatements(sql)) {
          await client.query(text);
          if (!/^(create|alter|do)\b/i.test(text)) continue;
          expect(await blocksOf(client), `${file}: ${text.slice(0, 80)}`).toEqual([]);
        }
      }
    }));

  test('after any step at which --online was stopped', () =>
    withStart('postgres', 'deployed', async (db) => {
      let stopped = 0;
      for (let isDone = false; !isDone; ) {
        let events = 0;
        const onEvent = () => {
          events += 1;
          if (events > stopped) throw new Error('stopped');
        };
        await migrate(db, { to: LAST, online: { upgrade: PHASE_1A }, onEvent }).then(
          () => {
            isDone = true;
          },
          (error) => {
            expect(error).toMatchObject({ message: 'stopped' });
            stopped += 1;
          },
        );
      }
      expect(stopped).toBeGreaterThan(5);
    }));
});

function withStart<T>(
  engine: Database['kind'],
  start: StartName,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return openStart(engine, start).then(({ db, close }) => work(db).finally(close));
}

async function looked(db: Database) {
  const { rows: schemas } = await db.pool.query('select nspname from pg_namespace order by 1');
  return { schemas, rows: await fingerprint(db.pool) };
}
