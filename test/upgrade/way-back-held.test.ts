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
];

/** Goes with its column, and PostgreSQL says nothing. */
const ALONG = [
  'create index app_by_status on public.scripts (status)',
  'alter table public.scripts add constraint app_positive check (version > 0)',
  'create statistics public.app_statistics on version, script_style from public.scripts',
];

describe.each(['postgres', 'embedded'] as const)(
  'on %s, what was made on the new shape since',
  (engine) => {
    let db: Database;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      await migrate(db);
      for (const [made] of DEPENDENTS) await db.pool.query(made);
      for (const made of ALONG) await db.pool.query(made);
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

    test('keeps from going back no file that does not take it away', async () => {
      const { rolledBack } = await rollback(db, { to: '20251004000102', dryRun: true });
      expect(rolledBack.length).toBeGreaterThan(0);
      const to101 = await blocksOf(rollback(db, { to: '20251004000100', dryRun: true }));
      expect(to101.map(({ name }) => name)).toEqual(['column public.app_slugs.slug']);
    });

    test('can be put away by the statements that are told, in their order; what goes with its column is told', async () => {
      const before = await blocksOf(rollback(db, { to: BASE, dryRun: true }));
      const told = [...new Set(before.map(({ remedy }) => /`([^`]+)`/.exec(remedy)?.[1] ?? ''))];
      for (const statement of told) await db.pool.query(statement);
      const { along } = await rollback(db, { to: BASE, dryRun: true });
      expect(along.map(({ what }) => what)).toEqual([
        'constraint app_positive on table public.scripts',
        'index public.app_by_status',
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
      const after = await objects(db);
      // A view of schema legacy may be made anew.
      const names = new Set(after.values());
      const vanished = [...before].filter(([id, name]) => !after.has(id) && !names.has(name));
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
