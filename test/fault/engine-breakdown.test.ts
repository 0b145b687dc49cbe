import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { openEmbedded } from '../../src/db/embedded/open-embedded.ts';
import { makeReadiness } from '../../src/http/ready.ts';

const root = mkdtempSync(join(tmpdir(), 'goldenrod-breakdown-'));
const dataDir = join(root, 'data');
/** Where the engine writes the next file of its log before it gets its name; its process is always 42. */
const nextLog = join(dataDir, 'postgres/pg_wal/xlogtemp.42');

let db: Database;
beforeAll(async () => {
  db = await openEmbedded(dataDir);
  await db.pool.query('create table public.notes (note text)');
  await db.pool.query('grant all on public.notes to service_role');
});
afterAll(async () => {
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

const SERVICE = { role: 'service_role' } as const;
const notes = async () => (await db.pool.query('table public.notes')).rows.map(({ note }) => note);

/** Writes across the end of a file of the log, which is where the engine breaks down. */
const breakDown = (note: string) =>
  asActor(db, SERVICE, async (trx) => {
    await sql`set local role none`.execute(trx);
    // Some files of the log may be there already.
    for (let file = 0; file < 8; file += 1) {
      await sql`insert into notes values (${note})`.execute(trx);
      await sql`select pg_switch_wal()`.execute(trx);
    }
  });

test('an engine that cannot write its log fails the transaction, and the next one finds it on its feet', async () => {
  await db.pool.query("insert into notes values ('confirmed')");
  mkdirSync(nextLog);
  const broken = breakDown('lost');
  const waiting = notes();
  await expect(broken).rejects.toMatchObject({
    code: 'db.unreachable',
    message: expect.stringContaining('broke down'),
    hint: expect.stringContaining('started again'),
  });
  rmdirSync(nextLog);
  expect(await waiting).toEqual(['confirmed']);
  await db.pool.query("insert into notes values ('after')");
  expect(await notes()).toEqual(['confirmed', 'after']);
});

test('the connection after a breakdown has no role and no transaction of the one before', async () => {
  mkdirSync(nextLog);
  await expect(breakDown('lost')).rejects.toMatchObject({ code: 'db.unreachable' });
  rmdirSync(nextLog);
  const { rows } = await db.pool.query(
    'select current_user as role, pg_current_xact_id_if_assigned() as transaction',
  );
  expect(rows).toEqual([{ role: 'postgres', transaction: null }]);
});

test('while the engine does not start, readiness says so and nobody waits in silence', async () => {
  const isReady = makeReadiness(db);
  expect(await isReady()).toBe(true);
  const control = join(dataDir, 'postgres/global/pg_control');
  mkdirSync(nextLog);
  await expect(breakDown('lost')).rejects.toMatchObject({ code: 'db.unreachable' });
  rmdirSync(nextLog);
  renameSync(control, `${control}.away`);
  await expect(notes()).rejects.toMatchObject({ code: 'db.failed' });
  expect(await isReady()).toBe(false);
  renameSync(`${control}.away`, control);
  await expect.poll(isReady).toBe(true);
  expect(await notes()).toEqual(['confirmed', 'after']);
});
