import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTableSpace } from '../../src/db/catalog/table-space.ts';
import type { Database } from '../../src/db/database.ts';
import { openEmbedded } from '../../src/db/embedded/open-embedded.ts';
import { addUser } from '../harness/engines.ts';
import { saveDrafts } from '../load/save-drafts.ts';

const dataDir = join(mkdtempSync(join(tmpdir(), 'goldenrod-tidy-')), 'data');
let db: Database;
beforeAll(async () => {
  db = await openEmbedded(dataDir);
});
afterAll(async () => {
  await db.close();
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

const sizeOf = async (what: string) =>
  Number((await db.pool.query(`select ${what} as bytes`)).rows[0].bytes);
/** A look is a transaction too: between two of them there is to be a quiet moment. */
const BETWEEN = { interval: 1_000, timeout: 30_000 };
const SCRIPTS = "pg_table_size('public.scripts')";
const deadBytes = async () => {
  await db.pool.query('select pg_stat_force_next_flush()');
  const all = await readTableSpace(db.kysely);
  return all.find(({ name }) => name === 'scripts')?.dead ?? 0;
};

test('what saves of a draft leave behind is vacuumed in quiet moments and used again', {
  timeout: 240_000,
}, async () => {
  const user = await addUser(db);
  const SAVES = 140;
  const sizes: number[] = [];
  await saveDrafts(db, user, SAVES, async (save) => {
    if (save % 70 > 0) return;
    await expect.poll(deadBytes, BETWEEN).toBeLessThan(1e6);
    sizes.push(await sizeOf(SCRIPTS));
  });
  const [afterFirst = 0, afterLast = 0] = sizes;
  expect(afterFirst).toBeGreaterThan(4e6);
  expect(afterLast / afterFirst).toBeLessThan(1.2);
});

test('the log is given back, but for two of its files', async () => {
  const files = "(select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$')";
  await expect.poll(() => sizeOf(files), BETWEEN).toBeLessThanOrEqual(3);
});

test('at a close a table that is mostly room is written anew, and says before what can be had back', async () => {
  const { reclaimable = 0, bytes = 0 } =
    (await readTableSpace(db.kysely)).find(({ name }) => name === 'scripts') ?? {};
  expect(reclaimable).toBeGreaterThan(bytes / 2);
  const before = await sizeOf(SCRIPTS);
  await db.close();
  db = await openEmbedded(dataDir);
  const after = await sizeOf(SCRIPTS);
  expect(after).toBeLessThan(1e6);
  expect(before - after).toBeGreaterThan(reclaimable * 0.8);
});
