// npm run bench:autosave -- [--saves 20000]
// A day at the desk: one draft of 120 kB saved again and again in an embedded database, with a pause
// after each hundredth save. Ends with 1 where the folder ends at more than twice its live size, which
// is what is left when every table is written anew.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { addUser } from '../../test/harness/engines.ts';
import { saveDrafts } from '../../test/load/save-drafts.ts';

const LIMIT = 2;
/** Bytes of a file of PostgreSQL's log: there is always one. */
const LOG_FILE = 16 * 2 ** 20;
/** Milliseconds of a writer who thinks. */
const PAUSE = 700;

const { values } = parseArgs({ options: { saves: { type: 'string', default: '20000' } } });
const saves = Number(values.saves);
const root = mkdtempSync(join(tmpdir(), 'goldenrod-autosave-'));
const dataDir = join(root, 'data');

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const say = (what: string, bytes: number) =>
  console.log(`${what.padEnd(36)}${(bytes / 1e6).toFixed(1)} MB`);

try {
  let db = await openDatabase({ dataDir });
  const user = await addUser(db);
  say('a new folder', sizeOf(dataDir));
  let largest = 0;
  const began = performance.now();
  await saveDrafts(db, user, saves, async (save) => {
    if (save % 100 > 0) return;
    largest = Math.max(largest, sizeOf(dataDir));
    await sleep(PAUSE);
    if (save % 2_000 === 0) say(`after ${save} saves`, sizeOf(dataDir));
  });
  console.log(`${((performance.now() - began) / saves).toFixed(1)} ms a save, pauses included`);
  say('at the most', largest);
  const open = sizeOf(dataDir);
  await db.close();
  const closed = sizeOf(dataDir);
  say('after a close', closed);
  db = await openDatabase({ dataDir });
  await db.pool.query('vacuum full');
  await db.close();
  // Writing all anew fills the log, which is no part of what lives.
  const live = sizeOf(dataDir) - sizeOf(join(dataDir, 'postgres/pg_wal')) + LOG_FILE;
  say('live: every table written anew', live);
  console.log(
    `open / live ${(open / live).toFixed(2)}, closed / live ${(closed / live).toFixed(2)} (limit ${LIMIT})`,
  );
  process.exitCode = Math.max(open, closed) / live > LIMIT ? 1 : 0;
} finally {
  rmSync(root, { recursive: true, force: true });
}
