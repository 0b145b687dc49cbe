// npm run bench:turns -- [--accounts 10] [--chapters 100]
// How long one chapter of a small account waits for its draft while large accounts have all of their
// chapters drafted by the same worker: when jobs give way between their parts, and when each is done to
// its end before the next; in one run, on the same work. Ends with 1 where giving way does not help.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { importBook } from '../../src/book/import-book.ts';
import type { Job } from '../../src/contract/index.ts';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { roadOf } from '../../src/db/road.ts';
import { enqueueJob } from '../../src/jobs/ask-job.ts';
import { getJob } from '../../src/jobs/get-job.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { createDatabase } from '../../test/harness/databases.ts';
import { addUser } from '../../test/harness/engines.ts';
import { startPostgres } from '../../test/harness/postgres-server.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10' },
    chapters: { type: 'string', default: '100' },
  },
});
const accounts = Number(values.accounts);
const chapters = Number(values.chapters);
const PROSE = 'Mara lit the lamp. "It holds," said Mara. The captain did not answer.\n\n'.repeat(
  80,
);
const LOOK_EVERY_MS = 20;
const STYLE = 'cinematic_movie';

const server = await startPostgres({ major: 18 });
const folder = mkdtempSync(join(tmpdir(), 'goldenrod-turns-'));
const store = await openDirectoryStore(folder);
try {
  const turns = await smallWait(1_000);
  const whole = await smallWait(Number.POSITIVE_INFINITY);
  console.log(`${accounts} accounts with ${chapters} chapters each, and one with a single chapter`);
  console.log(`jobs give way after 1 s: the small one waited ${(turns / 1_000).toFixed(1)} s`);
  console.log(`each job to its end: the small one waited ${(whole / 1_000).toFixed(1)} s`);
  console.log(`ratio ${(whole / turns).toFixed(1)}`);
  process.exitCode = whole > turns ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** @returns milliseconds from asking for the small draft to its end */
async function smallWait(turnMs: number): Promise<number> {
  const { url, drop } = await createDatabase(server);
  const db = await connectServer(url);
  await migrate(db);
  try {
    const large: Actor[] = [];
    for (let n = 0; n < accounts; n += 1) large.push(await accountWith(db, chapters));
    const small = await accountWith(db, 1);
    for (const actor of large)
      await ask(db, actor, { kind: 'draft-all', input: { book: 'book', style: STYLE } });
    return await beside(db, { store, turnMs }, async () => {
      await until(async () => (await countOf(db, 'running')) > 0);
      const began = performance.now();
      const input = { book: 'book', chapter: 1, style: STYLE };
      const job = await ask(db, small, { kind: 'draft', input });
      await until(async () => (await getJob(roadOf(db, small), { job: job.id })).state === 'done');
      return performance.now() - began;
    });
  } finally {
    await db.close();
    await drop();
  }
}

async function accountWith(db: Database, count: number): Promise<Actor> {
  const user = await addUser(db);
  const text = Array.from({ length: count }, (_, n) => `# Chapter ${n + 1}\n\n${PROSE}`).join('\n');
  await importBook(roadOf(db, user), {
    bytes: Buffer.from(text),
    file_name: 'book.md',
    again: true,
  });
  return user;
}

function ask(db: Database, actor: Actor, job: Parameters<typeof enqueueJob>[1]): Promise<Job> {
  return asActor(db, actor, (trx) => enqueueJob(trx, job));
}

async function countOf(db: Database, state: string): Promise<number> {
  const { rowCount } = await db.pool.query('select from jobs where state = $1', [state]);
  return rowCount ?? 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(LOOK_EVERY_MS);
}

async function beside<T>(
  db: Database,
  options: { store: MediaStore; turnMs: number },
  work: () => Promise<T>,
): Promise<T> {
  const worker = await startWorker(db, { pollMs: 20, ...options });
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}
