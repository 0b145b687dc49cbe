import { beforeAll, describe, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import type { CheckResult } from '../../src/db/verify/check.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase } from '../harness/databases.ts';
import { describeEngines, opener } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { START_NAMES, startTemplate } from '../starts/build-start.ts';

async function failures(db: Database): Promise<CheckResult[]> {
  return (await verify(db)).filter(({ ok }) => !ok);
}

describeEngines('verify', (open) => {
  test('finds nothing on a migrated database, and every check has a name of its own', async () => {
    const db = await open();
    expect(await failures(db)).toEqual([]);
    const names = (await verify(db)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says what is missing where nothing is migrated', async () => {
    const db = await open({ migrated: false });
    await migrate(db, { to: '20250828000000' });
    const found = await failures(db);
    expect(found.map(({ name }) => name)).toContain('migrations: all applied');
    expect(found.find(({ name }) => name === 'migrations: all applied')?.remedy).toBe(
      'goldenrod db migrate',
    );
  });

  test('what people add of their own is no finding', async () => {
    const db = await open();
    await db.pool.query(
      `alter table public.scripts add column mood text;
       create table public.notes (id integer);
       create index my_index on public.scripts (created_at);
       create policy "Editors read" on public.scripts for select to authenticated using (false);
       alter table public.books force row level security;
       grant select on public.script_evaluations to pg_monitor;
       grant select (alias), insert on public.character_aliases to pg_monitor;
       grant all on public.books to anon;
       create sequence public.mine;
       grant all on sequence public.mine to anon;
       grant select (score) on public.script_evaluations to authenticated;`,
    );
    expect(await failures(db)).toEqual([]);
  });
});

/** What was done to the database, the check that fails, and what finding and remedy tell. */
const DAMAGES: [string, string, string, RegExp, RegExp][] = [
  [
    'an index was dropped',
    'drop index public.idx_scripts_status',
    'public.scripts: indexes',
    /idx_scripts_status is missing/,
    /CREATE INDEX CONCURRENTLY idx_scripts_status/,
  ],
  [
    'an index is invalid',
    "update pg_index set indisvalid = false where indexrelid = 'public.idx_scripts_version'::regclass",
    'public.scripts: indexes',
    /INVALID/,
    /drop index concurrently public.idx_scripts_version/,
  ],
  [
    'a constraint was never validated',
    `alter table public.image_generations drop constraint fk_image_generations_character_id,
       add constraint fk_image_generations_character_id foreign key (character_id)
       references public.characters (id) on delete set null not valid`,
    'public.image_generations: constraints',
    /NOT VALID/,
    /^alter table public.image_generations validate constraint fk_image_generations_character_id;$/,
  ],
  [
    'a foreign key lost its action',
    `alter table public.audio_generations drop constraint fk_audio_generations_character_id,
       add constraint fk_audio_generations_character_id foreign key (character_id) references public.characters (id)`,
    'public.audio_generations: constraints',
    /fk_audio_generations_character_id/,
    /ON DELETE SET NULL/,
  ],
  [
    'a default was changed',
    "alter table public.scripts alter column status set default 'active'",
    'public.scripts: columns',
    /default 'active'/,
    /set default 'draft'/,
  ],
  [
    'a column lost its NOT NULL',
    'alter table public.scripts alter column version drop not null',
    'public.scripts: columns',
    /version integer default 1/,
    /set not null/,
  ],
  [
    'a policy was opened',
    'alter policy "Users can view their image generations" on public.image_generations using (true)',
    'public.image_generations: policies',
    /using \(true\)/,
    /drop policy .* create policy/,
  ],
  [
    'a policy was dropped',
    'drop policy "Users can delete their own audio generations" on public.audio_generations',
    'public.audio_generations: policies',
    /is missing/,
    /create policy "Users can delete their own audio generations"/,
  ],
  [
    'row level security was turned off',
    'alter table public.scripts disable row level security',
    'public.scripts: row level security',
    /disabled/,
    /enable row level security/,
  ],
  [
    'a trigger was disabled',
    'alter table public.scripts disable trigger scripts_assign_version',
    'public.scripts: triggers',
    /DISABLED/,
    /enable trigger scripts_assign_version/,
  ],
  [
    'a function lost its search path',
    'alter function public.scripts_assign_version() reset search_path',
    'public: functions',
    /no settings/,
    /psql -f supabase\/migrations/,
  ],
  [
    'a function of ours looks for types with the caller first',
    "alter function public.ask_job(text, jsonb, text) set search_path = ''",
    'public: functions',
    /security definer set search_path=""/,
    /psql -f supabase\/migrations/,
  ],
  [
    'a function that does so was added to a schema of ours',
    "create function goldenrod.added() returns void language plpgsql security definer set search_path = '' as 'begin end'",
    'functions of Goldenrod’s schemas: a caller’s types come last',
    /goldenrod.added\(\): security definer set search_path=""/,
    /^alter function goldenrod.added\(\) set search_path = pg_catalog, pg_temp;$/,
  ],
  [
    'a function became definer',
    'alter function public.approve_script(uuid, text) security definer',
    'public: functions',
    /security definer/,
    /psql -f supabase\/migrations/,
  ],
  [
    'everybody may execute a function',
    'grant execute on function public.scripts_assign_version() to public',
    'functions: executed by nobody else',
    /scripts_assign_version\(\) to public/,
    /revoke execute on function public.scripts_assign_version\(\) from public/,
  ],
  [
    'visitors may empty a table of ours',
    'grant truncate, trigger on public.script_evaluations to anon',
    'tables and views: no other grants',
    /^trigger, truncate on public.script_evaluations to anon$/,
    /^revoke trigger on public.script_evaluations from anon; revoke truncate on public.script_evaluations from anon;$/,
  ],
  [
    'visitors may lock a table of ours',
    'grant maintain on public.jobs to anon',
    'tables and views: no other grants',
    /^maintain on public.jobs to anon$/,
    /^revoke maintain on public.jobs from anon;$/,
  ],
  [
    'everybody may read a view of ours',
    'grant select on legacy.scripts to public',
    'tables and views: no other grants',
    /^select on legacy.scripts to public$/,
    /^revoke select on legacy.scripts from public;$/,
  ],
  [
    'users may pass a right on',
    'grant insert on public.script_evaluations to authenticated with grant option',
    'tables and views: no other grants',
    /^insert with grant option on public.script_evaluations to authenticated$/,
    /^revoke grant option for insert on public.script_evaluations from authenticated;$/,
  ],
  [
    'users may write a column of ours',
    'grant update (state) on public.jobs to authenticated',
    'tables and views: no other grants',
    /^update \(state\) on public.jobs to authenticated$/,
    /^revoke update \(state\) on public.jobs from authenticated;$/,
  ],
  [
    'users may no longer read a column that they could',
    'revoke select (progress) on public.jobs from authenticated',
    'public.jobs: grants',
    /^public.jobs to authenticated /,
    /^grant .*select \(progress\).* on public.jobs to authenticated;$/,
  ],
  [
    'users may set the numbers of history',
    'grant all on sequence public.script_status_changes_id_seq to authenticated',
    'sequences: no other grants',
    /^select, update, usage on sequence public.script_status_changes_id_seq to authenticated$/,
    /revoke update on sequence public.script_status_changes_id_seq from authenticated;/,
  ],
  [
    'users may make things where the rules are',
    'grant create on schema goldenrod to authenticated',
    'schemas: no other grants',
    /^create on schema goldenrod to authenticated$/,
    /^revoke create on schema goldenrod from authenticated;$/,
  ],
  [
    'an enum grew a label',
    "alter type public.script_status add value 'lost'",
    'public: enums',
    /'active', 'lost'/,
    /alter type public.script_status/,
  ],
  [
    'an applied file is not what it was',
    "update supabase_migrations.schema_migrations set statements = '{select 1}' where version = '20251004000002'",
    'migrations: as they were applied',
    /20251004000002/,
    /restore/,
  ],
];

describe('verify names what is off, and its remedy, when', () => {
  const open = opener('postgres');

  test.each(DAMAGES)('%s', async (_what, damage, check, found, remedy) => {
    const db = await open();
    await db.pool.query(damage);
    const [first, ...others] = await failures(db);
    expect(others.map(({ name }) => name)).toEqual([]);
    expect(first?.name).toBe(check);
    expect(first?.found).toMatch(found);
    expect(first?.remedy).toMatch(remedy);
  });
});

/** What a Supabase project's default privileges give on what a dump brings along. */
const AS_RESTORED = `
  grant all on all tables in schema public to anon, authenticated, service_role;
  grant all on all sequences in schema public to anon, authenticated, service_role;
  grant all on all functions in schema public to anon, authenticated, service_role`;

describe('a database whose every right was given by default', () => {
  const open = opener('postgres');

  test('passes once the remedies have run, and its users keep what they had', async () => {
    const db = await open();
    await db.pool.query(AS_RESTORED);
    const found = await failures(db);
    expect(found.map(({ name }) => name)).toEqual([
      'functions: executed by nobody else',
      'sequences: no other grants',
      'tables and views: no other grants',
    ]);
    for (const { remedy } of found) await db.pool.query(remedy);
    expect(await failures(db)).toEqual([]);
  });

  test('passes once the migration has run that takes them back, which changes nothing twice', async () => {
    const db = await open();
    await rollback(db, { to: '20251004000120' });
    await db.pool.query(AS_RESTORED);
    await db.pool.query(
      `grant all on all tables in schema goldenrod, goldenrod_archive, legacy to anon with grant option;
       grant all on all tables in schema goldenrod, legacy to public;
       grant all on schema goldenrod_archive to authenticated;
       grant select on public.script_evaluations to pg_monitor`,
    );
    await migrate(db);
    expect(await failures(db)).toEqual([]);
    const rights = async () =>
      (
        await db.pool.query(
          "select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace order by relname",
        )
      ).rows;
    const before = await rights();
    expect(before.find(({ relname }) => relname === 'books')?.relacl).toMatch(/anon=arwdDxtm/);
    expect(before.find(({ relname }) => relname === 'script_evaluations')?.relacl).toMatch(
      /pg_monitor=r/,
    );
    await rollback(db, { to: '20251004000120' });
    await migrate(db);
    expect(await rights()).toEqual(before);
  });
});

describe('verify looks at the rows', () => {
  const open = opener('postgres');
  let db: Database;
  beforeAll(async () => {
    db = await open();
    // Rows as nothing but a superuser without triggers could leave them.
    await db.pool.query(
      `set session_replication_role = replica;
       alter table public.scripts drop constraint scripts_chapter_id_user_id_script_style_version_key,
         drop constraint scripts_evaluation_score_check;
       drop index public.scripts_one_active_key;
       insert into auth.users (id) values ('00000000-0000-4000-8000-00000000000a');
       insert into public.books (id, user_id, title) values ('00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000a', 'B');
       insert into public.chapters (id, book_id, chapter_number, title) values ('00000000-0000-4000-8000-00000000000c', '00000000-0000-4000-8000-00000000000b', 1, 'C');
       insert into public.scripts (chapter_id, user_id, script, version, status, evaluation_score, character_ids)
         select '00000000-0000-4000-8000-00000000000c', '00000000-0000-4000-8000-00000000000a', 'x', 1, 'active', 999,
                array['00000000-0000-4000-8000-00000000000d']::uuid[] from generate_series(1, 7);
       insert into public.video_generations (id, user_id) values ('00000000-0000-4000-8000-00000000000e', '00000000-0000-4000-8000-00000000000a');
       insert into public.image_generations (video_generation_id) values ('00000000-0000-4000-8000-00000000000e');
       insert into public.audio_generations (video_generation_id, audio_type) values ('00000000-0000-4000-8000-00000000000e', 'narrator');
       reset session_replication_role;`,
    );
  });

  test.each([
    ['scripts: one version of each number', /version 1 of chapter .*00c/],
    ['scripts: at most one active', /chapter .*00c, style cinematic_movie/],
    ['scripts: scores from 0 to 100', /999.*, and more/],
    ['scripts: the cast exists', /character .*00d/],
    ['image_generations: owned by the owner of the video', /image /],
    ['audio_generations: owned by the owner of the video', /audio /],
  ])('%s', async (name, found) => {
    const check = (await failures(db)).find((one) => one.name === name);
    expect(check?.found).toMatch(found);
    expect(check?.remedy).not.toBe('');
  });
});

describe.each(START_NAMES)('a database that began as %s', (name) => {
  test('passes every check once it is migrated', async () => {
    const server = sharedServer();
    const database = await createDatabase(server, { template: await startTemplate(server, name) });
    const db = await connectServer(database.url);
    await migrate(db);
    const found = await failures(db);
    await db.close();
    await database.drop();
    expect(found).toEqual([]);
  });
});
