import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { type RolledBack, rollback } from '../../src/upgrade/rollback.ts';
import type { EngineKind } from '../harness/engines.ts';
import type { StartName } from '../starts/build-start.ts';
import { bookId, chapterId, INES, imageId, MARA, scriptId } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';

/** Tables of the application that refer to scripts: where one row a script may be, and where it may be null. */
const REFERRING = `
  create table public.script_publications (
    id integer primary key, script_id uuid not null unique references public.scripts (id) on delete cascade);
  create table public.script_notes (
    id integer primary key, script_id uuid references public.scripts (id) on delete set null);`;

const SEVERAL = `
  alter table public.scripts drop constraint scripts_chapter_id_user_id_script_style_key;
  insert into public.scripts (chapter_id, user_id, script_style, script)
    select s.chapter_id, s.user_id, s.script_style, 'again ' || n from public.scripts s, generate_series(1, 3) n;`;

/** Versions of one key in every state, one that is deleted, one of a key of which nothing is left; and rows that refer. */
const id = (number: number) =>
  `50000000-0000-4000-8000-0000000009${String(number).padStart(2, '0')}`;
const WORK = `
  set session_replication_role = replica;
  insert into public.scripts (id, chapter_id, user_id, script_style, script, version, status, evaluation_score, evaluation_feedback, character_ids, deleted_at)
  select w.id::uuid, '${chapterId(1)}', '${INES}', w.style, w.script, w.version, w.status::public.script_status, w.score, w.feedback, w.members::uuid[], w.deleted::timestamptz
  from (values
    ('${id(1)}', 'way back', 'ONE', 1, 'approved', 40, 'Slow.', '{}', null),
    ('${id(2)}', 'way back', 'TWO', 2, 'active', 90, null, '{${MARA}}', null),
    ('${id(3)}', 'way back', 'THREE', 3, 'evaluated', 55, null, '{}', null),
    ('${id(4)}', 'way back', 'FOUR', 4, 'draft', null, null, '{}', null),
    ('${id(5)}', 'way back', 'FIVE', 5, 'rejected', null, null, '{}', '2025-11-01'),
    ('${id(6)}', 'all gone', 'SIX', 1, 'rejected', null, null, '{}', '2025-11-01')
  ) w (id, style, script, version, status, score, feedback, members, deleted);
  insert into public.script_publications values (1, '${id(1)}'), (2, '${id(2)}'), (3, '${id(3)}'), (4, '${scriptId(1)}');
  insert into public.script_notes values (1, '${id(2)}'), (2, '${id(6)}'), (3, '${id(1)}'), (4, null), (5, '${id(4)}');
  insert into public.script_comments (script_id, user_id, body) values ('${id(3)}', '${INES}', 'on three');
  insert into public.script_evaluations (script_id, user_id, evaluator, score) values ('${id(2)}', '${INES}', 'rubric', 90);
  insert into public.script_status_changes (script_id, user_id, from_status, to_status) values ('${id(2)}', '${INES}', 'approved', 'active');
  insert into public.character_aliases (character_id, user_id, alias) values ('${MARA}', '${INES}', 'the keeper');
  insert into public.book_sources (book_id, file_name, sha256, format) values ('${bookId(1)}', 'lamp.epub', 'abc', 'epub');
  insert into goldenrod.book_covers (book_id, media_type, width, height, content) values ('${bookId(1)}', 'image/jpeg', 1, 1, '\\xffd8ff');
  insert into public.jobs (user_id, kind, key) values ('${INES}', 'draft', 'a'), ('${INES}', 'draft', 'b');
  insert into public.media_files (user_id, sha256, type, size) values ('${INES}', repeat('a', 64), 'image/png', 1);
  insert into goldenrod.idempotency_keys (caller, key, request_hash) values ('x', 'y', 'z');
  insert into goldenrod.cast_reasons (script_id, character_id, chosen) values ('${id(2)}', '${MARA}', true);
  insert into goldenrod.chapter_aliases (chapter_id, character_id, alias) values ('${chapterId(1)}', '${MARA}', 'she');
  insert into goldenrod.character_origins (character_id, made_by) values ('${MARA}', 'draft');
  insert into public.chapter_quotes (chapter_id, start_at, end_at, words_hash, character_id) values ('${chapterId(1)}', 3, 9, 'h', '${MARA}');
  insert into goldenrod.chapter_readings (chapter_id, input_hash) values ('${chapterId(1)}', 'h');
  insert into goldenrod.quote_changes (chapter_id, facts) values ('${chapterId(1)}', '[]');
  insert into public.found_characters (book_id, name, character_id) values ('${bookId(1)}', 'Mara', '${MARA}');
  insert into goldenrod.book_readings (book_id, input_hash) values ('${bookId(1)}', 'h');
  insert into public.script_elements (script_id, id, ordinal, kind, content_hash, start_at, end_at) values ('${id(2)}', '${id(2)}', 1, 'action', 'h', 0, 9);
  insert into goldenrod.script_beginnings (script_id, script) values ('${id(2)}', 'x');
  insert into goldenrod.chapter_texts (chapter_id, hash, content) values ('${chapterId(1)}', 'h', 'x');
  insert into public.script_finding_decisions (script_id, finding, decision) values ('${id(2)}', repeat('a', 16), 'done');
  insert into goldenrod.script_comments (script_id, element_id, body) values ('${id(2)}', '${id(2)}', 'Why?');
  insert into goldenrod.script_styles (user_id, name) values ('${INES}', 'noir');
  insert into goldenrod.style_settings (user_id, name, settings) values ('${INES}', 'noir', '{}');
  insert into goldenrod.takes (user_id, medium, image_id, element_id, origin) values ('${INES}', 'image', '${imageId(1)}', '${id(2)}', 'own');
  insert into goldenrod.storyboards (script_id, user_id, shots) values ('${id(2)}', '${INES}', '[]');
  insert into goldenrod.budgets (user_id, currency, amount) values ('${INES}', 'USD', 5);
  insert into goldenrod.spend (kind, user_id, purpose, currency, most, unknown_accepted, held_until, state) values ('estimate', '${INES}', 'speech', 'USD', 5, false, now(), 'open');
  insert into goldenrod.looks (character_id, user_id, look) values ('${MARA}', '${INES}', '{}');
  insert into goldenrod.voices (book_id, user_id, engine, voice) values ('${bookId(1)}', '${INES}', 'flite', 'kal');
  insert into goldenrod.identities (issuer, subject, user_id) values ('https://id.example.org', 'ines', '${INES}');
  insert into goldenrod.version_turns values ('${chapterId(1)}', '${INES}', 'way back', 'move');
  with change as (
    insert into goldenrod.character_changes (character_id, facts, kind) values ('${MARA}', '{}', 'rename') returning id)
  insert into goldenrod.cue_changes (change_id, script_id, hash_after) select id, '${id(2)}', 'h' from change;
  update public.image_generations set character_id = '${MARA}' where id = '${imageId(1)}';
  set session_replication_role = origin;`;

const CASES: [title: string, start: StartName, engine: EngineKind, sql: string][] = [
  ['planned', 'planned', 'postgres', ''],
  ['deployed', 'deployed', 'postgres', ''],
  ['deployed, embedded', 'deployed', 'embedded', ''],
  ['first', 'first', 'postgres', ''],
  ['verbatim', 'verbatim', 'postgres', ''],
  ['verbatim, embedded', 'verbatim', 'embedded', ''],
  ['verbatim on deployed', 'verbatim-on-deployed', 'postgres', ''],
  ['several scripts of a key', 'deployed', 'postgres', SEVERAL],
  [
    'scores and characters of media that were there',
    'planned',
    'postgres',
    `alter table public.scripts add evaluation_score integer;
     update public.scripts set evaluation_score = 70 where id = '${scriptId(1)}';
     alter table public.image_generations add character_id uuid;`,
  ],
  [
    'an old status between other columns that nothing reads',
    'first',
    'postgres',
    'alter table public.scripts add column app_note text',
  ],
];

let close: () => Promise<void>;
afterEach(() => close());

describe('what a rollback says of rows is what it does', () => {
  test.each(CASES)('%s', async (_title, start, engine, sql) => {
    const opened = await openStart(engine, start);
    close = opened.close;
    const { db } = opened;
    await exec(db, `${sql}; ${REFERRING}`);
    const shape = await shapeOf(db);
    const order = await columnsInOrder(db);
    await migrate(db);
    await exec(db, WORK);
    const tables = await rowsOfTables(db);
    const links = await readLinks(db);
    const scripts = await countOf(db, 'public.scripts');

    const planned = await rollback(db, { to: BASE, dryRun: true });
    expect(await rowsOfTables(db)).toEqual(tables);
    const done = await rollback(db, { to: BASE });

    expect(done).toEqual({ ...planned, dryRun: false });
    expect(done.gone.length).toBeGreaterThan(15);
    // Nothing of the application's goes.
    expect(done.along).toEqual([]);
    expect(await shapeOf(db)).toBe(shape);
    expect(told(done, 'public.scripts', /^script versions/)).toBe(
      scripts - (await countOf(db, 'public.scripts')),
    );
    expect(told(done, 'public.scripts', /^scripts that show/)).toBe(
      await archived(db, "shown ->> 'shows' <> id::text"),
    );
    for (const [what, column, present] of [
      ['evaluation scores', 'evaluation_score', "columns ->> 'evaluation_score' is not null"],
      ['written feedbacks', 'evaluation_feedback', "columns ->> 'evaluation_feedback' is not null"],
      ['casts', 'character_ids', "columns -> 'character_ids' <> '[]'"],
    ] as const) {
      const stays = order.includes(column);
      expect([what, told(done, 'public.scripts', new RegExp(`^${what}$`))]).toEqual([
        what,
        stays ? 0 : await archived(db, present),
      ]);
    }
    expect(told(done, 'public.scripts', /^origins/)).toBe(
      await archived(db, 'true', '20251004000004'),
    );
    expectLinks(done, links, await readLinks(db));
    await expectMedia(db, done);
    await expectTables(db, done, tables);
    await expectStatuses(db, done);
    const now = await columnsInOrder(db);
    if (done.movedColumns.length === 0) expect(now).toEqual(order);
    else
      expect([now.at(-1), now.filter((name) => name !== 'status')]).toEqual([
        'status',
        order.filter((name) => name !== 'status'),
      ]);
  });
});

test('a number is told only of what the files that are taken back do', async () => {
  const opened = await openStart('postgres', 'planned');
  close = opened.close;
  await exec(opened.db, REFERRING);
  await migrate(opened.db);
  await exec(opened.db, WORK);
  const { gone, statuses } = await rollback(opened.db, { to: '20251004000020', dryRun: true });
  expect(gone.map(({ table }) => table).sort()).toEqual([
    'goldenrod.book_covers',
    'goldenrod.book_handles',
    'goldenrod.book_readings',
    'goldenrod.budgets',
    'goldenrod.cast_reasons',
    'goldenrod.chapter_aliases',
    'goldenrod.chapter_readings',
    'goldenrod.chapter_texts',
    'goldenrod.character_changes',
    'goldenrod.character_origins',
    'goldenrod.cue_changes',
    'goldenrod.identities',
    'goldenrod.looks',
    'goldenrod.old_words',
    'goldenrod.quote_changes',
    'goldenrod.script_beginnings',
    'goldenrod.script_comments',
    'goldenrod.script_styles',
    'goldenrod.spend',
    'goldenrod.storyboards',
    'goldenrod.style_settings',
    'goldenrod.takes',
    'goldenrod.voices',
    'public.chapter_quotes',
    'public.found_characters',
    'public.jobs',
    'public.media_files',
    'public.script_elements',
    'public.script_finding_decisions',
  ]);
  expect(statuses).toEqual([]);
});

async function exec(db: Database, sql: string): Promise<void> {
  const client = await db.pool.connect();
  try {
    for (const statement of sql.split(/;\s*(?:\n|$)/))
      if (statement.trim() !== '') await client.query(statement);
  } finally {
    client.release();
  }
}

async function rows<T>(db: Database, sql: string, values: unknown[] = []): Promise<T[]> {
  return (await db.pool.query(sql, values)).rows as T[];
}

async function countOf(db: Database, table: string, where = 'true'): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    `select count(*)::integer as count from ${table} where ${where}`,
  );
  return row?.count ?? 0;
}

const archived = (db: Database, where: string, file = '20251004000001') =>
  countOf(db, 'goldenrod_archive.rows', `file = '${file}' and ${where}`);

function told({ gone }: RolledBack, table: string, what: RegExp): number {
  return gone
    .filter((one) => one.table === table && what.test(one.what))
    .reduce((sum, { count }) => sum + count, 0);
}

async function shapeOf(db: Database): Promise<string> {
  const client = await db.pool.connect();
  try {
    return await schemaSnapshot(client);
  } finally {
    client.release();
  }
}

async function columnsInOrder(db: Database): Promise<string[]> {
  const found = await rows<{ attname: string }>(
    db,
    "select attname from pg_attribute where attrelid = 'public.scripts'::regclass and attnum > 0 and not attisdropped order by attnum",
  );
  return found.map(({ attname }) => attname);
}

/** Rows by table, in the schemas in which our files make tables. */
async function rowsOfTables(db: Database): Promise<Map<string, number>> {
  const found = await rows<{ name: string }>(
    db,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'goldenrod') and c.relkind = 'r'`,
  );
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, await countOf(db, name));
  return counts;
}

const LINK_TABLES = ['script_publications', 'script_notes', 'script_comments', 'video_generations'];

/** By table: what each row refers to. */
async function readLinks(db: Database): Promise<Map<string, Map<string, string | null>>> {
  const links = new Map<string, Map<string, string | null>>();
  for (const table of LINK_TABLES) {
    const found = await rows<{ id: string; script_id: string | null }>(
      db,
      `select id::text, script_id from public.${table}`,
    );
    links.set(table, new Map(found.map((row) => [row.id, row.script_id])));
  }
  return links;
}

function expectLinks(
  run: RolledBack,
  before: Awaited<ReturnType<typeof readLinks>>,
  after: Awaited<ReturnType<typeof readLinks>>,
): void {
  for (const [table, was] of before) {
    const is = after.get(table) ?? new Map<string, string | null>();
    const entries = [...was];
    const changed = entries.filter(([key, script]) => is.has(key) && is.get(key) !== script);
    expect([
      table,
      told(run, `public.${table}`, /that stays$/),
      told(run, `public.${table}`, /no script$/),
      told(run, `public.${table}`, /that goes$/),
    ]).toEqual([
      table,
      changed.filter(([key]) => is.get(key) !== null).length,
      changed.filter(([key]) => is.get(key) === null).length,
      entries.filter(([key]) => !is.has(key)).length,
    ]);
  }
}

async function expectMedia(db: Database, run: RolledBack): Promise<void> {
  for (const [table, file] of [
    ['image_generations', '20251004000002'],
    ['audio_generations', '20251004000003'],
  ] as const) {
    expect([
      table,
      told(run, `public.${table}`, /of characters$/),
      told(run, `public.${table}`, /^owners of/),
    ]).toEqual([
      table,
      await archived(db, "columns ? 'character_id'", file),
      await archived(db, "columns ? 'user_id'", file),
    ]);
  }
}

/** Each table that went with rows in it is told of, and is in the archive with all of them unless it is lost. */
async function expectTables(
  db: Database,
  run: RolledBack,
  before: Map<string, number>,
): Promise<void> {
  const after = await rowsOfTables(db);
  for (const [table, count] of before) {
    // A row of it says nothing.
    if (after.has(table) || count === 0 || table === 'goldenrod.version_turns') continue;
    const entry = run.gone.find((one) => one.table === table);
    expect([table, entry?.count]).toEqual([table, count]);
    const kept = `goldenrod_archive.${table.split('.')[1]}`;
    const [there] = await rows<{ there: boolean }>(
      db,
      'select to_regclass($1) is not null as there',
      [kept],
    );
    expect([table, entry?.fate]).toEqual([table, there?.there === true ? 'archived' : 'lost']);
    if (there?.there === true) expect(await countOf(db, kept)).toBe(count);
  }
}

async function expectStatuses(db: Database, run: RolledBack): Promise<void> {
  if (run.statuses.length === 0) {
    const found = await rows<{ type: string }>(
      db,
      "select format_type(atttypid, null) as type from pg_attribute where attrelid = 'public.scripts'::regclass and attname = 'status'",
    );
    expect([undefined, 'script_status']).toContain(found[0]?.type);
    return;
  }
  const found = await rows<{ status: string | null; rows: number }>(
    db,
    'select status, count(*)::integer as rows from public.scripts group by 1',
  );
  const byWord = (some: { status: string | null; rows: number }[]) =>
    new Map(some.map(({ status, rows: count }) => [status, count]));
  expect(byWord(run.statuses)).toEqual(byWord(found));
}
