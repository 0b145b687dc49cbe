import { setMaxListeners } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  db = await connectServer(database.url);
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

const ann: Actor = { role: 'authenticated', userId: '00000000-0000-4000-8000-00000000000a' };
const ben: Actor = { role: 'authenticated', userId: '00000000-0000-4000-8000-00000000000b' };
const settingsOf = async (kind: 'look' | 'commit') => {
  const { rows } = await asActor(
    db,
    ann,
    (trx) =>
      sql<Record<string, string>>`select current_setting('statement_timeout') as statement,
        current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`.execute(trx),
    { kind },
  );
  return rows[0];
};
const sleeping = async () => {
  const { rows } = await db.pool.query(
    "select from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep(%' and pid <> pg_backend_pid()",
  );
  return rows.length;
};

it('limits statements, locks and pauses by what a transaction is for, and only there', async () => {
  expect(await settingsOf('look')).toEqual({ statement: '15s', lock: '5s', idle: '15s' });
  expect(await settingsOf('commit')).toEqual({ statement: '1min', lock: '10s', idle: '10s' });
  const { rows } = await db.pool.query('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '0' }]);
});

it('stops the statement of whoever has gone, and gives the session to the next unharmed', async () => {
  const gone = new AbortController();
  const asked = asActor(db, ann, (trx) => sql`select pg_sleep(50)`.execute(trx), {
    kind: 'look',
    signal: gone.signal,
  });
  const told = expect(asked).rejects.toThrow('gone');
  await expect.poll(sleeping).toBe(1);
  gone.abort(new Error('gone'));
  await told;
  expect(await sleeping()).toBe(0);
  for (let round = 0; round < 20; round += 1) await settingsOf('look');
});

it('asks the database nothing for whoever has gone before', async () => {
  const signal = AbortSignal.abort(new Error('gone'));
  let asked = false;
  const work = async () => {
    asked = true;
  };
  await expect(asActor(db, ann, work, { signal })).rejects.toThrow('gone');
  expect(asked).toBe(false);
});

it('leaves connections to others however many one account asks for', async () => {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  const greedy = Array.from({ length: 30 }, () =>
    asActor(db, ann, (trx) => sql`select pg_sleep(50)`.execute(trx), { signal: gone.signal }),
  );
  const told = Promise.allSettled(greedy);
  await expect.poll(sleeping).toBe(4);
  const { rows } = await asActor(db, ben, (trx) =>
    sql<{ answer: number }>`select 42 as answer`.execute(trx),
  );
  expect(rows).toEqual([{ answer: 42 }]);
  expect(await sleeping()).toBe(4);
  gone.abort(new Error('gone'));
  expect((await told).every(({ status }) => status === 'rejected')).toBe(true);
  expect(await sleeping()).toBe(0);
});
