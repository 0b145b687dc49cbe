import { expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { serverScratch } from '../harness/engines.ts';
import { refusal, run } from '../sql/support/call.ts';
import { foundStatements } from '../starts/found-starts.ts';
import { chapterId, INES, scriptId } from '../starts/ids.ts';
import { type OpenedStart, openStart } from '../starts/open-start.ts';

const BASELINE = '20250828000000';
const ines = { role: 'authenticated', userId: INES } as const;
const HELD_BACK = `
select polrelid::regclass::text as relation, polname as name from pg_policy
where polname like 'Users cannot %' order by 1, 2`;

const inserts = (db: Database, schema: string) =>
  run(
    db,
    ines,
    `insert into ${schema}.scripts (chapter_id, user_id, script) values ($1, $2, 'x')`,
    [chapterId(1), INES],
  );
const updates = (db: Database, schema: string) =>
  run(db, ines, `update ${schema}.scripts set script_name = 'x' where id = $1 returning id`, [
    scriptId(1),
  ]);
const deletes = (db: Database, schema: string) =>
  run(db, ines, `delete from ${schema}.scripts where id = $1 returning id`, [scriptId(1)]);

async function on(start: Promise<OpenedStart>, work: (db: Database) => Promise<void>) {
  const { db, close } = await start;
  try {
    await work(db);
  } finally {
    await close();
  }
}

test.each(['postgres', 'embedded'] as const)(
  'who could only read can only read after the upgrade, until the owner asks for more, on %s',
  (engine) =>
    on(openStart(engine, 'planned'), async (db) => {
      for (const statement of foundStatements('only-read')) await db.pool.query(statement);
      const { left } = await dryRun(db, { scratch: serverScratch });
      expect(left.onlyRead).toEqual(['public.audio_generations', 'public.scripts']);
      expect(left.gained).toEqual([]);
      await migrate(db);
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
      for (const schema of ['public', 'legacy']) {
        expect(await run(db, ines, `select id from ${schema}.scripts`)).not.toEqual([]);
        expect((await refusal(inserts(db, schema))).code).toBe('42501');
      }
      expect(await updates(db, 'public')).toEqual([]);
      expect(await deletes(db, 'public')).toEqual([]);
      const held = (await db.pool.query(HELD_BACK)).rows;
      expect(held.map(({ relation }) => relation)).toEqual([
        ...Array(3).fill('audio_generations'),
        ...Array(3).fill('scripts'),
      ]);
      for (const { relation, name } of held) {
        await db.pool.query(`drop policy "${name}" on ${relation}`);
      }
      await inserts(db, 'legacy');
      expect(await updates(db, 'public')).toHaveLength(1);
      await rollback(db, { to: BASELINE });
      expect((await db.pool.query(HELD_BACK)).rows).toEqual([]);
    }),
);

test.each(['planned', 'deployed', 'verbatim', 'empty'] as const)(
  'from %s nothing is held back: users could write, or the plan’s own file had taken that away',
  (name) =>
    on(openStart('postgres', name), async (db) => {
      expect((await dryRun(db, { scratch: serverScratch })).left.onlyRead).toEqual([]);
      await migrate(db);
      expect((await db.pool.query(HELD_BACK)).rows).toEqual([]);
    }),
);

test('the dry run names the commands that users gain', () =>
  on(openStart('postgres', 'deployed'), async (db) => {
    expect((await dryRun(db, { scratch: serverScratch })).left.gained).toEqual([
      'public.audio_generations: update, delete',
      'public.image_generations: update, delete',
    ]);
  }));
