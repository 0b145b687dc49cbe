import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { dryRun } from '../../src/upgrade/dry-run.ts';
import { serverScratch } from '../harness/engines.ts';
import { chapterId, scriptId } from '../starts/ids.ts';
import { type OpenedStart, openStart } from '../starts/open-start.ts';

/** As which an application without an API connects: neither of the API's roles nor the owner of anything. */
const ROLE = 'app_writes';
const LET_IN = `grant authenticated to ${ROLE};`;

let started: OpenedStart;
let db: Database;
beforeAll(async () => {
  started = await openStart('postgres', 'deployed');
  db = started.db;
  await db.pool.query(`drop role if exists ${ROLE}`);
  await db.pool.query(`create role ${ROLE} bypassrls`);
  await db.pool.query(`grant usage on schema public to ${ROLE}`);
  await db.pool.query(
    `grant select, insert, update, delete on all tables in schema public to ${ROLE}`,
  );
});
afterAll(async () => {
  await db.pool.query(`drop owned by ${ROLE}`);
  await db.pool.query(`drop role ${ROLE}`);
  await started.close();
});

const failures = async () => (await verify(db)).filter(({ ok }) => !ok);

async function writes(sql: string, values: unknown[]): Promise<number | null> {
  const client = await db.pool.connect();
  try {
    await client.query(`set role ${ROLE}`);
    return (await client.query(sql, values)).rowCount;
  } finally {
    await client.query('reset role');
    client.release();
  }
}
const renames = () =>
  writes("update public.scripts set script_name = 'x' where id = $1", [scriptId(1)]);

test('a role of the application that writes is named, before and after, with what lets it go on', async () => {
  const { left } = await dryRun(db, { scratch: serverScratch });
  expect(left.leftOutRoles).toEqual([`${ROLE}: \`${LET_IN}\``]);
  expect(await renames()).toBe(1);
  await migrate(db);
  await expect(renames()).rejects.toMatchObject({ code: '42501' });
  expect(await failures()).toEqual([
    expect.objectContaining({
      name: 'roles: who writes may use what the rules use',
      found: expect.stringContaining(`${ROLE} may write public.audio_generations`),
      remedy: LET_IN,
    }),
  ]);
});

test('let in, it writes in the new shape and the old, and after the way back', async () => {
  await db.pool.query(LET_IN);
  expect(await failures()).toEqual([]);
  expect(await renames()).toBe(1);
  for (const schema of ['public', 'legacy']) {
    expect(
      await writes(
        `insert into ${schema}.scripts (chapter_id, user_id, script_style, script)
         select $1, user_id, $2, 'x' from public.books b join public.chapters c on c.book_id = b.id where c.id = $1`,
        [chapterId(1), `of-${schema}`],
      ),
    ).toBe(1);
  }
  expect(
    await writes("update legacy.scripts set script = 'NEW' where id = $1", [scriptId(1)]),
  ).toBe(1);
  expect(
    await writes(
      'insert into public.image_generations (video_generation_id) select id from public.video_generations limit 1',
      [],
    ),
  ).toBe(1);
  await rollback(db, { to: '20250828000000' });
  expect(await renames()).toBe(1);
});
