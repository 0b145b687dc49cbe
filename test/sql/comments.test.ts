import { afterEach, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { schemaFile } from '../../src/db/generated/generated-files.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { splitStatements } from '../../src/db/migration-files/split-statements.ts';
import { describeEngines } from '../harness/engines.ts';
import { START_NAMES, type StartName } from '../starts/build-start.ts';
import { openStart } from '../starts/open-start.ts';
import { OWNER, run } from './support/call.ts';

const FILES = readMigrationFiles();
const BASELINE = FILES[0]?.version;
const PLACE = FILES.findIndex(({ file }) => file === '20251004000090_comments.sql');

/** Everything that a developer's tool shows a comment of, and the comment. */
const COMMENTED = `
with schemas as (
  select oid, nspname from pg_namespace where nspname in ('public', 'legacy', 'goldenrod', 'goldenrod_archive')
)
select 'schema ' || n.nspname as name, obj_description(n.oid, 'pg_namespace') as words from schemas n
union all
select format('table %I.%I', n.nspname, c.relname), obj_description(c.oid, 'pg_class')
from pg_class c join schemas n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm')
union all
select format('column %I.%I.%I', n.nspname, c.relname, a.attname), col_description(c.oid, a.attnum)
from pg_class c join schemas n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p', 'v', 'm')
union all
select format('function %s', p.oid::regprocedure), obj_description(p.oid, 'pg_proc')
from pg_proc p join schemas n on n.oid = p.pronamespace
union all
select format('type %I.%I', n.nspname, t.typname), obj_description(t.oid, 'pg_type')
from pg_type t join schemas n on n.oid = t.typnamespace where t.typtype in ('e', 'd')
order by 1`;

type Comments = Map<string, string | null>;

async function commentsOf(db: Database): Promise<Comments> {
  const rows = await run(db, OWNER, COMMENTED);
  return new Map(rows.map(({ name, words }) => [String(name), words as string | null]));
}

const silent = (comments: Comments): string[] =>
  [...comments].filter(([, words]) => words === null).map(([name]) => name);

/** What an application says of its own, in the words of nobody here. */
const THEIRS = [
  "comment on table public.books is 'their books'",
  "comment on column public.books.title is 'their title'",
  "comment on column public.scripts.script is 'their text'",
  "comment on column public.image_generations.scene_id is 'their scene'",
  "comment on type public.audio_type is 'their sounds'",
];

describeEngines('comments', (open, engine) => {
  let close: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await close?.();
    close = undefined;
  });
  const start = async (name: StartName) => {
    const opened = await openStart(engine, name);
    close = opened.close;
    return opened.db;
  };

  it('stand on everything that the migrations make', async () => {
    const comments = await commentsOf(await open());
    comments.delete('schema public');
    expect(comments.size).toBeGreaterThan(200);
    expect(silent(comments)).toEqual([]);
  });

  it('are said once, however often the file runs', async () => {
    const db = await open();
    const look = async () => [
      [...(await commentsOf(db))],
      await run(
        db,
        OWNER,
        'select file, facts from goldenrod_archive.starting_points order by file',
      ),
    ];
    const before = await look();
    for (const { text } of splitStatements(FILES[PLACE]?.sql ?? '')) await run(db, OWNER, text);
    expect(await look()).toEqual(before);
  });

  it('go with their own file, and nothing else does', async () => {
    const [db, without] = [await open(), await open({ migrated: false })];
    const earlier = FILES[PLACE - 1]?.version;
    await migrate(without, { to: earlier });
    await rollback(db, { to: earlier });
    // What later files put aside is no matter of this one.
    const archived = async (each: Database) =>
      (
        await run(
          each,
          OWNER,
          "select tablename from pg_tables where schemaname = 'goldenrod_archive' order by 1",
        )
      ).map(({ tablename }) => String(tablename));
    const there = await archived(without);
    for (const table of (await archived(db)).filter((name) => !there.includes(name))) {
      await run(db, OWNER, `drop table goldenrod_archive.${table} cascade`);
    }
    expect(await schemaFile(db)).toBe(await schemaFile(without));
  });

  it.each(START_NAMES)(
    'from %s stand on all but the unknown, leave the application’s, and go without them',
    async (name) => {
      const [ours, db] = [await commentsOf(await open()), await start(name)];
      for (const statement of name === 'empty' ? [] : THEIRS) await run(db, OWNER, statement);
      const before = await commentsOf(db);
      await migrate(db);

      const after = await commentsOf(db);
      const isUnknown = (object: string) =>
        object === 'schema public' ||
        (!ours.has(object) && before.has(object.replace('column legacy.', 'column public.')));
      expect(silent(after).filter((object) => !isUnknown(object))).toEqual([]);
      const theirs = [...before].filter(([, words]) => words !== null);
      expect(theirs.map(([object]) => [object, after.get(object)])).toEqual(theirs);
      expect(after.get('column legacy.scripts.script')).toBe(
        name === 'empty' ? ours.get('column public.scripts.script') : 'their text',
      );

      await run(db, OWNER, "comment on column public.books.id is 'theirs since'");
      await rollback(db, { to: BASELINE });
      const back = await commentsOf(db);
      const wanted = [...before].map(([object, words]) =>
        object === 'column public.books.id' ? [object, 'theirs since'] : [object, words],
      );
      expect(wanted.map(([object]) => [object, back.get(String(object))])).toEqual(wanted);
    },
  );
});
