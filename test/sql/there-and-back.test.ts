import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { type Fingerprint, fingerprint, losses } from '../starts/fingerprint.ts';
import { BORIS, bookId, chapterId, INES, MARA, OLD_TOM, scriptId, VESNA } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';
import { OWNER, one, refusal, run } from './support/call.ts';

const ines = { role: 'authenticated', userId: INES } as const;
const boris = { role: 'authenticated', userId: BORIS } as const;
const BASELINE = '20250828000000';
/** Those that a new table brings. */
const OUR_TABLES = [
  'script_evaluations',
  'script_status_changes',
  'character_aliases',
  'book_sources',
  'chapter_quotes',
  'script_elements',
  'script_finding_decisions',
];

const STARTS = [
  { start: 'planned', engine: 'postgres' },
  { start: 'deployed', engine: 'postgres' },
  { start: 'deployed', engine: 'embedded' },
] as const;

describe.each(STARTS)('from $start on $engine', { timeout: 180_000 }, ({ start, engine }) => {
  let close: () => Promise<void>;
  afterEach(() => close());

  async function open(): Promise<Database> {
    const opened = await openStart(engine, start);
    close = opened.close;
    return opened.db;
  }

  it('with every table full: up, down, up gives the same rows', async () => {
    const db = await open();
    const old = await look(db);
    await migrate(db);
    const kept = await fill(db);
    const before = await look(db);
    for (const table of OUR_TABLES) expect(before.get(table)?.rows, table).toBeGreaterThan(0);

    await rollback(db, { to: BASELINE });
    const back = await look(db);
    expect([...back.keys()].sort()).toEqual([...old.keys()].sort());
    expect(back.get('scripts')?.columns).toEqual(old.get('scripts')?.columns);
    // What nobody touched since is as it was.
    for (const table of ['books', 'chapters', 'script_comments']) {
      expect(back.get(table)).toEqual(old.get(table));
    }

    await migrate(db);
    expect(losses(before, await look(db))).toEqual([]);
    expect(losses(await look(db), before)).toEqual([]);
    expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    await goOn(db, kept);
  });

  it('keeps what is done in between, and what it stands on', async () => {
    const db = await open();
    await migrate(db);
    const { active } = await fill(db);
    await rollback(db, { to: BASELINE });

    await run(db, OWNER, "update public.scripts set script = 'edited meanwhile' where id = $1", [
      scriptId(1),
    ]);
    await run(db, OWNER, 'delete from public.characters where id = $1', [OLD_TOM]);
    await run(db, OWNER, 'delete from public.chapters where id = $1', [chapterId(5)]);
    await run(
      db,
      ines,
      "insert into public.scripts (chapter_id, user_id, script_style, script) values ($1, $2, 'noir', 'new meanwhile')",
      [chapterId(1), INES],
    );

    await migrate(db);
    const scripts = await run(
      db,
      OWNER,
      `select script, status, version, script_style from public.scripts
       where chapter_id = $1 and user_id = $2 order by script_style, version`,
      [chapterId(1), INES],
    );
    expect(scripts.map(({ script }) => script)).toEqual(
      expect.arrayContaining(['edited meanwhile', 'new meanwhile', 'SECOND, better']),
    );
    expect(scripts.find(({ script }) => script === 'new meanwhile')).toMatchObject({
      status: 'active',
      version: 1,
    });
    // The evaluations of a version that is still there are there; those of one that went are not lost.
    expect(
      await run(db, ines, 'select score from public.script_evaluations where script_id = $1', [
        active,
      ]),
    ).toEqual([{ score: 88 }]);
    const waiting = await run(
      db,
      OWNER,
      "select from goldenrod_archive.rows where relation = 'public.script_evaluations'",
    );
    expect(waiting.length).toBeGreaterThan(0);
    const cast = await run(
      db,
      OWNER,
      'select from public.scripts s, unnest(s.character_ids) as k where not exists (select from public.characters c where c.id = k)',
    );
    expect(cast).toEqual([]);
    expect(await run(db, OWNER, 'select alias from public.character_aliases')).toEqual([
      { alias: 'the keeper' },
    ]);
    expect(await run(db, OWNER, 'select character_id, how from public.chapter_quotes')).toEqual([
      { character_id: null, how: 'none' },
    ]);
    expect(await run(db, OWNER, 'select character_id, kind from public.script_elements')).toEqual([
      { character_id: null, kind: 'speech' },
    ]);
    expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it.skipIf(start === 'deployed')('goes back to each file, and forward again', async () => {
    const db = await open();
    await migrate(db);
    await fill(db);
    const before = await look(db);
    const versions = readMigrationFiles().map(({ version }) => version);
    for (const to of versions.filter((version) => version >= '20251004000003').reverse()) {
      await rollback(db, { to });
      await migrate(db);
      expect(losses(before, await look(db)), to).toEqual([]);
    }
  });
});

async function look(db: Database): Promise<Fingerprint> {
  const client = await db.pool.connect();
  try {
    return await fingerprint(client);
  } finally {
    client.release();
  }
}

/** A day's work of both users: something in every table, and in every state. */
async function fill(db: Database): Promise<{ active: string; approved: string }> {
  const make = async (text: string, parent: string | null = null) =>
    String(
      (
        await one(
          db,
          ines,
          'select id from public.create_script_version($1, $2, parent_id => $3)',
          [chapterId(1), text, parent],
        )
      ).id,
    );
  const active = await make('SECOND, better', scriptId(1));
  await run(db, ines, 'update public.scripts set character_ids = $2 where id = $1', [
    active,
    [MARA, OLD_TOM],
  ]);
  await run(
    db,
    ines,
    `select public.record_script_evaluation($1, 88, 'tight', 'model', 'reader', '1', '[{"criterion": "pace", "score": 88}]', 10, 20)`,
    [active],
  );
  await run(
    db,
    ines,
    `insert into public.script_finding_decisions (script_id, finding, decision, reason)
     values ($1, repeat('a', 16), 'dismissed', 'on purpose')`,
    [active],
  );
  await run(db, ines, "select public.approve_script($1, 'yes')", [active]);
  await run(db, ines, 'select public.activate_script($1)', [active]);
  const approved = await make('THIRD');
  await run(db, ines, 'select public.record_script_evaluation($1, 70)', [approved]);
  await run(db, ines, 'select public.approve_script($1)', [approved]);
  await run(
    db,
    ines,
    `select goldenrod.keep_elements($1, goldenrod.hash('THIRD'), jsonb_build_array(jsonb_build_object(
      'id', $1::uuid, 'ordinal', 1, 'kind', 'speech', 'character_id', $2::uuid, 'content_hash', 'h',
      'start_at', 0, 'end_at', 5, 'made_of', '[]'::jsonb)))`,
    [approved, OLD_TOM],
  );
  const rejected = await make('FOURTH');
  await run(db, ines, "select public.reject_script($1, 'no')", [rejected]);
  await run(db, ines, 'delete from public.scripts where id = $1', [await make('FIFTH')]);
  await run(db, ines, 'select public.restore_script_version($1)', [active]);
  await run(
    db,
    boris,
    "select public.record_script_evaluation($1, 35, 'thin', 'rule', 'rubric', '1')",
    [scriptId(10)],
  );
  await run(db, boris, 'update public.scripts set character_ids = $2 where id = $1', [
    scriptId(10),
    [VESNA],
  ]);
  for (const [character, alias] of [
    [MARA, 'the keeper'],
    [OLD_TOM, 'Tom'],
  ]) {
    await run(
      db,
      ines,
      'insert into public.character_aliases (character_id, alias) values ($1, $2)',
      [character, alias],
    );
  }
  await run(
    db,
    ines,
    `insert into public.book_sources (book_id, file_name, sha256, format, notes)
     values ($1, 'lamp.epub', 'abc', 'epub', '{"a": [{"mark": "1", "text": "Whale oil."}]}')`,
    [bookId(1)],
  );
  const { id: quote } = await one(
    db,
    ines,
    "insert into public.chapter_quotes (chapter_id, start_at, end_at, words_hash) values ($1, 3, 9, 'h') returning id",
    [chapterId(1)],
  );
  await run(db, ines, 'select public.confirm_quotes($1, $2)', [[quote], [OLD_TOM]]);
  await run(
    db,
    ines,
    'insert into public.video_generations (chapter_id, script_id, user_id) values ($1, $2, $3)',
    [chapterId(1), active, INES],
  );
  await run(db, ines, 'insert into public.image_generations (character_id) values ($1)', [MARA]);
  await run(
    db,
    ines,
    "insert into public.audio_generations (character_id, audio_type) values ($1, 'character')",
    [MARA],
  );
  return { active, approved };
}

/** The rules hold as before: what was evaluated is frozen, the history is known and goes on. */
async function goOn(db: Database, { active, approved }: { active: string; approved: string }) {
  const no = await refusal(
    run(db, ines, "update public.scripts set script = 'x' where id = $1", [active]),
  );
  expect(no.code).toBe('GR002');
  await run(db, ines, 'select public.activate_script($1)', [approved]);
  const moves = await run(
    db,
    ines,
    'select to_status from public.script_status_changes where script_id = $1 order by id',
    [active],
  );
  expect(moves.map(({ to_status }) => to_status)).toEqual([
    'evaluated',
    'approved',
    'active',
    'approved',
  ]);
  const made = await one(db, ines, "select version from public.create_script_version($1, 'next')", [
    chapterId(1),
  ]);
  expect(made.version).toBe(7);
}
