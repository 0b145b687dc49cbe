import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { withReadOnly } from '../../src/db/verify/read-only.ts';
import { VERIFIED_SCHEMAS } from '../../src/db/verify/schema-objects.ts';
import type { Block } from '../../src/upgrade/preflight/block.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { findGoing } from '../../src/upgrade/way-back/find-going.ts';
import { opener } from '../harness/engines.ts';
import { chapterId, INES } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const FILES = readMigrationFiles();

/** Made on the new shape: each needs something of it. */
const DEPENDENTS: [made: string, name: string][] = [
  [
    'create view public.app_active as select id, status from public.scripts',
    'view public.app_active',
  ],
  [
    'create view public.app_on_active as select id from public.app_active',
    'view public.app_on_active',
  ],
  [
    'create materialized view public.app_numbers as select version from public.scripts',
    'materialized view public.app_numbers',
  ],
  [
    'create policy app_reads on public.scripts for select using (version > 0)',
    'policy app_reads on public.scripts',
  ],
  [
    'create rule app_rule as on update to public.chapters do also select s.deleted_at from public.scripts s',
    'rule app_rule on public.chapters',
  ],
  [
    'create function public.app_states() returns setof text language sql begin atomic select s.status::text from public.scripts s; end',
    'function public.app_states()',
  ],
  [
    "create function public.app_takes(s public.script_status) returns integer language sql as 'select 1'",
    'function public.app_takes(public.script_status)',
  ],
  [
    'alter table public.scripts add column app_twice integer generated always as (version * 2) stored',
    'generated column public.scripts.app_twice',
  ],
  [
    'create trigger app_trigger before update of status on public.scripts for each row execute function public.touch_updated_at()',
    'trigger app_trigger on public.scripts',
  ],
  [
    "create table public.app_log (id integer, was public.script_status default 'draft')",
    'column public.app_log.was',
  ],
  [
    "create table public.app_slugs (id integer, slug text default goldenrod.slug('a b'))",
    'column public.app_slugs.slug',
  ],
  [
    `create table public.app_refs (chapter_id uuid, user_id uuid, style varchar(50), version integer,
       constraint app_key foreign key (chapter_id, user_id, style, version) references public.scripts (chapter_id, user_id, script_style, version))`,
    'constraint app_key on public.app_refs',
  ],
  [
    'create view public.app_moves as select to_status from public.script_status_changes',
    'view public.app_moves',
  ],
  ['create table goldenrod.app_table (id integer)', 'goldenrod.app_table'],
  ['create view legacy.app_view as select id from legacy.scripts', 'view legacy.app_view'],
  ['create domain public.app_state as public.script_status', 'type public.app_state'],
  [
    'create type public.app_pair as (state public.script_status)',
    'composite type column public.app_pair.state',
  ],
  [
    'create foreign table public.app_far (state public.script_status) server app_server',
    'foreign table column public.app_far.state',
  ],
  [
    'create publication app_feed for table public.scripts (id, version)',
    'publication relation public.scripts in publication app_feed',
  ],
  [
    "create domain public.app_text as text constraint app_slugged check (goldenrod.slug(value) <> 'a')",
    'domain constraint app_slugged on public.app_text',
  ],
  [
    'create statistics public.app_titles on (goldenrod.slug(title)) from public.books',
    'statistics object public.app_titles',
  ],
  // What is put aside with its rows, where the application's users may not look.
  [
    'create policy app_judged on public.books using (exists (select from public.script_evaluations e where e.score > 50))',
    'policy app_judged on public.books',
  ],
  [
    'create view public.app_names as select alias from public.character_aliases',
    'view public.app_names',
  ],
  [
    'create table public.app_marks (evaluation uuid constraint app_marked references public.script_evaluations)',
    'constraint app_marked on public.app_marks',
  ],
  [
    'create policy app_quotes on public.chapter_quotes for select to anon using (false)',
    'policy app_quotes on public.chapter_quotes',
  ],
  ['create table public.app_files () inherits (public.media_files)', 'table public.app_files'],
];

/** What these need. */
const BEFORE = [
  'create foreign data wrapper app_wrapper',
  'create server app_server foreign data wrapper app_wrapper',
];

/** Is put aside with its table and comes back with it. */
const ASIDE = [
  'create index app_on_aliases on public.character_aliases (created_at)',
  'create trigger app_on_jobs before update of state on public.jobs for each row execute function public.touch_updated_at()',
];

/** Goes with its column, and PostgreSQL says nothing. */
const ALONG = [
  'create index app_by_status on public.scripts (status)',
  'alter table public.scripts add constraint app_positive check (version > 0)',
  'create statistics public.app_statistics on version, script_style from public.scripts',
  'create sequence public.app_counter owned by public.scripts.version',
];

describe.each(['postgres', 'embedded'] as const)(
  'on %s, what was made on the new shape since',
  (engine) => {
    let db: Database;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      await migrate(db);
      const made = [...BEFORE, ...DEPENDENTS.map(([statement]) => statement), ...ALONG, ...ASIDE];
      for (const statement of made) await db.pool.query(statement);
    });
    afterAll(() => close());

    const blocksOf = async (run: Promise<unknown>): Promise<Block[]> => {
      const refused = await run.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refused).toMatchObject({ code: 'migration.blocked' });
      return (refused as { details: { found: Block[] } }).details.found;
    };
    const applied = async () =>
      (await db.pool.query('select version from supabase_migrations.schema_migrations')).rows
        .length;

    test('is named before anything is changed, by the dry run and the rollback alike', async () => {
      const before = await applied();
      const planned = await blocksOf(rollback(db, { to: BASE, dryRun: true }));
      const refs = planned.filter(({ kind }) => kind === 'refers');
      const names = planned.filter(({ kind }) => kind === 'depends').map(({ name }) => name);
      expect(names.toSorted()).toEqual(
        DEPENDENTS.map(([, name]) =>
          name === 'goldenrod.app_table' ? 'table goldenrod.app_table' : name,
        ).toSorted(),
      );
      expect(refs.map(({ name }) => name)).toEqual(['constraint app_key on public.app_refs']);
      expect(await blocksOf(rollback(db, { to: BASE }))).toEqual(planned);
      expect(await applied()).toBe(before);
    });

    test.runIf(engine === 'postgres')(
      'is told alike by a server that describes things in another language',
      async () => {
        const told = await blocksOf(rollback(db, { to: BASE, dryRun: true }));
        const describe = 'function pg_catalog.pg_describe_object(oid, oid, integer)';
        await db.pool.query(`alter ${describe} rename to describe_in_english`);
        await db.pool.query(
          `create ${describe} returns text language sql as $$ select 'Objekt ' || $2 $$`,
        );
        expect(await blocksOf(rollback(db, { to: BASE, dryRun: true }))).toEqual(told);
      },
    );

    test('keeps from going back no file that does not take it away', async () => {
      const { rolledBack } = await rollback(db, { to: '20251004000170', dryRun: true });
      expect(rolledBack.length).toBeGreaterThan(0);
      const to101 = await blocksOf(rollback(db, { to: '20251004000100', dryRun: true }));
      expect(to101.map(({ name }) => name).toSorted()).toEqual([
        'column public.app_slugs.slug',
        'domain constraint app_slugged on public.app_text',
        'policy app_quotes on public.chapter_quotes',
        'statistics object public.app_titles',
      ]);
    });

    test('can be put away by the statements that are told, in their order; what goes with its column is told', async () => {
      const before = await blocksOf(rollback(db, { to: BASE, dryRun: true }));
      const told = [...new Set(before.map(({ remedy }) => /`([^`]+)`/.exec(remedy)?.[1] ?? ''))];
      for (const statement of told) await db.pool.query(statement);
      const { along } = await rollback(db, { to: BASE, dryRun: true });
      expect(along.map(({ what }) => what)).toEqual([
        'constraint app_positive on public.scripts',
        'index public.app_by_status',
        'sequence public.app_counter',
        'statistics object public.app_statistics',
      ]);
      await rollback(db, { to: BASE });
      const { rows } = await db.pool.query(
        "select to_regclass('public.app_by_status') as gone, to_regclass('public.app_table') as kept",
      );
      expect(rows).toEqual([{ gone: null, kept: 'app_table' }]);
    });
  },
);

describe('what a rollback is expected to drop', () => {
  const open = opener('embedded');
  test('is what it drops, file by file', async () => {
    const db = await open();
    for (const file of FILES.toReversed().filter(({ version }) => version > BASE)) {
      const going = await withReadOnly(db, async (session) =>
        (await findGoing(session, FILES, [file])).going
          .filter(({ fate, part }) => fate === 'dropped' && part === 0)
          .map(({ id }) => id),
      );
      const before = await objects(db);
      await rollback(db, { steps: 1 });
      const found = await objects(db);
      const after = new Set(found.keys());
      const names = new Set(found.values());
      // What schema legacy shows makes way for a table that is altered, and is there again.
      const isBack = (name: string) => name.startsWith('legacy.') && names.has(name);
      const vanished = [...before].filter(([id, name]) => !after.has(id) && !isBack(name));
      expect(
        vanished.filter(([id]) => !going.includes(id)),
        file.file,
      ).toEqual([]);
      // They serve the plan's three files, and go with the last of them.
      const shared = /^goldenrod_archive\.(silence|heard)\(/;
      const stayed = going
        .filter((id) => after.has(id) && !shared.test(before.get(id) ?? ''))
        .map((id) => before.get(id));
      expect(stayed, file.file).toEqual([]);
    }
  });
});

/** Functions, views, enums and schemas, by oid. */
async function objects(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.pool.query<{ id: string; name: string }>(
    `select p.oid::text as id, p.oid::regprocedure::text as name from pg_proc p where p.pronamespace::regnamespace::text = any ($1)
     union all
     select c.oid::text, c.oid::regclass::text from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'v'
     union all
     select t.oid::text, t.oid::regtype::text from pg_type t where t.typnamespace::regnamespace::text = any ($1) and t.typtype = 'e'
     union all
     select n.oid::text, n.nspname from pg_namespace n where n.nspname = any ($1)`,
    [VERIFIED_SCHEMAS],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

describe('rows that refer to versions', () => {
  let db: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await openStart('embedded', 'planned'));
    await db.pool.query(
      `create table public.script_publications (
         id integer primary key, script_id uuid not null unique references public.scripts (id) on delete cascade)`,
    );
    await db.pool.query(
      'create table public.sales (id integer, publication integer references public.script_publications (id) on delete cascade)',
    );
    await migrate(db);
    await db.pool.query('set session_replication_role = replica');
    await db.pool.query(
      `insert into public.scripts (chapter_id, user_id, script_style, script, version, status)
       select '${chapterId(1)}', '${INES}', 'twice', 'v' || n, n, 'draft' from generate_series(1, 2) n`,
    );
    await db.pool.query('set session_replication_role = origin');
    await db.pool.query(
      "insert into public.script_publications select s.version, s.id from public.scripts s where s.script_style = 'twice'",
    );
  });
  afterAll(() => close());

  test('that would be left without what they refer to are refused, with their number', async () => {
    await db.pool.query('insert into public.sales values (1, 1), (2, 2), (3, 2)');
    await expect(rollback(db, { to: BASE, dryRun: true })).rejects.toMatchObject({
      code: 'migration.blocked',
      details: {
        found: [
          { kind: 'refers', name: 'constraint sales_publication_fkey on public.sales', rows: 2 },
        ],
      },
    });
    await db.pool.query('delete from public.sales where publication = 2');
    const { gone } = await rollback(db, { to: BASE, dryRun: true });
    expect(gone).toContainEqual(
      expect.objectContaining({ table: 'public.script_publications', fate: 'archived', count: 1 }),
    );
  });
});
