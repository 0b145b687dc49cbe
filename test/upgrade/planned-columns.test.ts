import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { migrate as migratePastPreflight } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { migrate } from '../../src/upgrade/migrate.ts';
import { PHASE_1A } from '../../src/upgrade/phase-1a/phase-1a.ts';
import type { StartName } from '../starts/build-start.ts';
import { MARA, OLD_TOM, scriptId, VESNA } from '../starts/ids.ts';
import { openStart } from '../starts/open-start.ts';

const BASE = '20250828000000';
const ENUM =
  "create type public.script_status as enum ('draft', 'evaluated', 'approved', 'rejected', 'active')";

/** Some of the plan's columns in the plan's own types, on a start that has none of them. */
const SOME: [title: string, start: StartName, sql: string][] = [
  [
    'a score and a feedback, and characters of media without a foreign key',
    'planned',
    `alter table public.scripts add evaluation_score int default 50, add evaluation_feedback text;
     update public.scripts set evaluation_score = null where script is null;
     update public.scripts set evaluation_feedback = 'Strong.' where id = '${scriptId(1)}';
     alter table public.image_generations add character_id uuid;
     alter table public.audio_generations add character_id uuid;
     update public.image_generations set character_id = '${VESNA}';
     update public.audio_generations set character_id = '${MARA}'`,
  ],
  [
    'a cast that is null, empty, or names somebody twice',
    'planned',
    `alter table public.scripts add character_ids uuid[];
     update public.scripts set character_ids = '{${MARA},${MARA},${OLD_TOM}}' where id = '${scriptId(1)}';
     update public.scripts set character_ids = '{}' where id = '${scriptId(2)}'`,
  ],
  [
    'a version of their own counting, and a status of the type without a default',
    'planned',
    `${ENUM};
     alter table public.scripts add version integer not null default 3, add status public.script_status;
     update public.scripts set version = 7, status = 'approved' where id = '${scriptId(1)}'`,
  ],
  [
    'a status of the type, and a score',
    'planned',
    `${ENUM};
     alter table public.scripts add status public.script_status default 'draft', add evaluation_score int;
     update public.scripts set status = 'rejected', evaluation_score = 0 where id = '${scriptId(1)}'`,
  ],
  [
    'old words, a score and casts',
    'deployed',
    `alter table public.scripts add evaluation_score int, add character_ids uuid[] default '{}';
     update public.scripts set evaluation_score = 100 where id = '${scriptId(1)}'`,
  ],
];

describe('columns of the plan that were there come back with their values, types and defaults', () => {
  test.each(SOME)('%s, on %s', async (_title, start, sql) => {
    await on(start, sql, async (db) => {
      const before = await look(db);
      await migrate(db);
      expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
      await rollback(db, { to: BASE });
      expect(await look(db)).toEqual(before);
    });
  });

  test('online too, once more after another cast was chosen meanwhile, which returns', () =>
    on('planned', SOME[1]?.[2] ?? '', async (db) => {
      const before = await look(db);
      await migrate(db, { online: { upgrade: PHASE_1A } });
      const choose = `update public.scripts set character_ids = '{${OLD_TOM}}' where id = $1`;
      await db.pool.query(choose, [scriptId(1)]);
      await rollback(db, { to: BASE });
      expect(await look(db)).toEqual(before);
      await migrate(db);
      const { rows } = await db.pool.query(
        'select character_ids from public.scripts where id = $1',
        [scriptId(1)],
      );
      expect(rows).toEqual([{ character_ids: [OLD_TOM] }]);
      await rollback(db, { to: BASE });
      expect(await look(db)).toEqual(before);
    }));

  test('impossible scores and casts too, where another tool ran the files', () =>
    on(
      'planned',
      `alter table public.scripts add evaluation_score int, add character_ids uuid[];
       update public.scripts set evaluation_score = 999, character_ids = '{${VESNA},${MARA}}'
        where id = '${scriptId(1)}'`,
      async (db) => {
        const before = await look(db);
        await migratePastPreflight(db);
        await rollback(db, { to: BASE });
        expect(await look(db)).toEqual(before);
      },
    ));

  test('a run to a file before the one that gives such casts back is refused', () =>
    on('planned', SOME[1]?.[2] ?? '', async (db) => {
      await expect(migrate(db, { to: '20251004000003' })).rejects.toMatchObject({
        code: 'migration.blocked',
        message: expect.stringContaining('Leave --to away'),
      });
    }));
});

async function on<T>(
  start: StartName,
  sql: string,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const { db, close } = await openStart('postgres', start);
  try {
    await db.pool.query(`alter table public.scripts disable trigger scripts_touch;
      alter table public.image_generations disable trigger image_generations_touch; ${sql}`);
    return await work(db);
  } finally {
    await close();
  }
}

/** The schema, and the rows of the tables that the plan changes. */
async function look(db: Database) {
  const client = await db.pool.connect();
  try {
    const rows = async (table: string) =>
      (await client.query(`select to_jsonb(t) as row from public.${table} t order by t.id`)).rows;
    return {
      schema: await schemaSnapshot(client),
      scripts: await rows('scripts'),
      images: await rows('image_generations'),
      audio: await rows('audio_generations'),
    };
  } finally {
    client.release();
  }
}
