import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { one, run } from '../sql/support/call.ts';
import { foundStatements } from '../starts/found-starts.ts';
import { chapterId, INES, scriptId, videoId } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const ines = { role: 'authenticated', userId: INES } as const;
const [LAMP, B, C, LATE] = [scriptId(1), scriptId(101), scriptId(102), scriptId(104)];

interface Shown {
  id: string;
  status: string;
  script: string;
}

describe.each(['postgres', 'embedded'] as const)(
  'on %s, several scripts of a key that were legal',
  (engine) => {
    let db: Database;
    let close = () => Promise.resolve();
    let before: Shown[];

    const all = async (from: string) =>
      (await db.pool.query(`select id, status::text, script, created_at from ${from} order by id`))
        .rows as Shown[];
    /** What the application shows of the lamp's chapter. */
    const newestReady = async () =>
      (
        await one(
          db,
          ines,
          `select script from legacy.scripts where chapter_id = $1 and user_id = $2
            and script_style = 'cinematic_movie' and status = 'ready' order by created_at desc limit 1`,
          [chapterId(1), INES],
        )
      ).script;
    const overwrite = (id: string, script: string) =>
      one(
        db,
        ines,
        'update legacy.scripts set script = $2 where id = $1 returning id, status, script',
        [id, script],
      );
    const differing = async (ids: string[]) =>
      (await all('legacy.scripts')).filter(
        (one) =>
          !ids.includes(one.id) &&
          !before.some((was) => JSON.stringify(was) === JSON.stringify(one)),
      );

    beforeAll(async () => {
      ({ db, close } = await openStart(engine, 'deployed'));
      for (const statement of foundStatements('several-scripts')) await db.pool.query(statement);
      // What has no text becomes a draft, here as elsewhere; its word is another matter.
      await db.pool.query(
        "delete from scripts where status <> 'failed' and btrim(coalesce(script, '')) = ''",
      );
      before = await all('public.scripts');
      await migrate(db);
    });
    afterAll(() => close());

    test('are each shown with the id, text and word that they had', async () => {
      expect(await all('legacy.scripts')).toEqual(before);
      expect(await newestReady()).toBe('C');
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    });

    test('an overwrite overwrites one, which keeps its id, its word and its place', async () => {
      expect(await overwrite(B, 'B again')).toEqual({ id: B, status: 'ready', script: 'B again' });
      expect(await overwrite(B, 'B at last')).toMatchObject({ id: B });
      expect(await differing([B])).toEqual([]);
      expect(await newestReady()).toBe('C');
      const { rows } = await db.pool.query(
        `select s.script, s.status::text from public.scripts s where s.chapter_id = $1 and s.user_id = $2
          and s.script_style = 'cinematic_movie' and s.script like 'B%' order by s.version`,
        [chapterId(1), INES],
      );
      expect(rows).toEqual([
        { script: 'B', status: 'approved' },
        { script: 'B again', status: 'approved' },
        { script: 'B at last', status: 'active' },
      ]);
    });

    test('a word that is written to one leaves the others', async () => {
      const change = 'update legacy.scripts set status = $2 where id = $1 returning id, status';
      expect(await one(db, ines, change, [LATE, 'published'])).toEqual({
        id: LATE,
        status: 'published',
      });
      expect(await differing([B, LATE])).toEqual([]);
      expect(await one(db, ines, change, [LATE, 'ready'])).toEqual({ id: LATE, status: 'ready' });
      expect(await newestReady()).toBe('E');
      expect(await differing([B, LATE])).toEqual([]);
    });

    test('an insert is one more', async () => {
      const insert = `insert into legacy.scripts (chapter_id, user_id, script, script_style, status)
      values ($1, $2, 'F', 'cinematic_movie', 'ready') returning id, status`;
      const { id } = await one(db, ines, insert, [chapterId(1), INES]);
      expect(await newestReady()).toBe('F');
      expect(await all('legacy.scripts')).toHaveLength(before.length + 1);
      await run(db, ines, 'delete from legacy.scripts where id = $1', [id]);
      expect(await newestReady()).toBe('E');
    });

    test('a version that the desk makes of one and activates is that one', async () => {
      const { id } = await one(
        db,
        ines,
        'select id from public.create_script_version($1, $2, parent_id => $3)',
        [chapterId(1), 'C by the desk', C],
      );
      await run(db, ines, 'select public.record_script_evaluation($1, 90)', [id]);
      await run(db, ines, 'select public.approve_script($1)', [id]);
      await run(db, ines, 'select public.activate_script($1)', [id]);
      expect(
        await one(db, ines, 'select status, script from legacy.scripts where id = $1', [C]),
      ).toEqual({
        status: 'ready',
        script: 'C by the desk',
      });
    });

    test('a delete deletes one with its versions, and its video lets go of it', async () => {
      await run(db, ines, 'delete from legacy.scripts where id = $1', [B]);
      const shown = await all('legacy.scripts');
      expect(shown.map(({ id }) => id)).toEqual(
        before.map(({ id }) => id).filter((id) => id !== B),
      );
      expect(
        await one(db, ines, 'select script_id from legacy.video_generations where id = $1', [
          videoId(1),
        ]),
      ).toEqual({
        script_id: null,
      });
      expect(shown.find(({ id }) => id === LAMP)).toMatchObject({ status: 'ready' });
    });

    test('all of it is there again after the way back and forth', async () => {
      const shown = await all('legacy.scripts');
      await rollback(db, { to: BASE });
      await migrate(db);
      expect(await all('legacy.scripts')).toEqual(shown);
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    });
  },
);

test('a unique index by another name over those columns lets old code see one script of each', async () => {
  const { db, close } = await openStart('postgres', 'planned');
  try {
    await db.pool.query(
      'alter table scripts drop constraint scripts_chapter_id_user_id_script_style_key',
    );
    await db.pool.query(
      'create unique index one_a_chapter on scripts (user_id, chapter_id, script_style)',
    );
    await migrate(db);
    const { rows } = await db.pool.query('select fact from goldenrod.legacy_facts');
    expect(rows).toEqual([]);
  } finally {
    await close();
  }
});
