import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Job } from '../../src/contract/index.ts';
import { ListScriptsQuery } from '../../src/contract/operations/scripts.ts';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database, DatabaseTarget } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import { roadOf } from '../../src/db/road.ts';
import { enqueueJob } from '../../src/jobs/ask-job.ts';
import { endJobWithin, handBackJob, keepJob, takeJob } from '../../src/jobs/queue.ts';
import type { WorkerEvent } from '../../src/jobs/start-worker.ts';
import { listScripts } from '../../src/script/list-scripts.ts';
import { createDatabase } from '../harness/databases.ts';
import { addUser, migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { until } from '../harness/until.ts';
import { allTasks, ask, ended, sampleBook, see, testStore, withWorker } from './workplace.ts';

const RUN_TS = fileURLToPath(new URL('../harness/run-ts.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./worker-child.ts', import.meta.url));

const stored = testStore();
const folder = mkdtempSync(join(tmpdir(), 'goldenrod-lost-'));
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function onServer(): Promise<{ url: string }> {
  const { url, drop } = await createDatabase(sharedServer(), {
    template: await migratedTemplate(),
  });
  closers.push(drop);
  return { url };
}

async function connected(url: string): Promise<Database> {
  const db = await connectServer(url);
  closers.push(() => db.close());
  return db;
}

/** Asks for all three chapters of the sample book, with nobody else at the database. */
async function prepare(target: DatabaseTarget): Promise<{ user: Actor; id: string }> {
  const db = await openDatabase(target);
  await readyDatabase(db);
  const user = await addUser(db);
  const book = await sampleBook(db, user);
  const { id } = await asActor(db, user, (trx) =>
    enqueueJob(trx, { kind: 'draft-all', input: { book: book.id } }),
  );
  await db.close();
  return { user, id };
}

/** A worker process that is killed once it says that it is in the middle of the job. */
async function killInTheMiddle(where: string, stage: string): Promise<void> {
  const child = spawn(process.execPath, [RUN_TS, CHILD, where, join(folder, 'media'), stage], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const first = await Promise.race([once(child.stdout, 'data'), gone]);
  expect(String(first[0])).toBe('in the middle\n');
  child.kill('SIGKILL');
  await gone;
}

const kinds = {
  'a server': onServer,
  'the embedded database': async () => ({ dataDir: join(folder, crypto.randomUUID()) }),
};
for (const [name, target] of Object.entries(kinds)) {
  for (const stage of ['between steps', 'in its last transaction']) {
    test(`a worker on ${name} killed ${stage}: another finishes, each chapter once`, async () => {
      const at: DatabaseTarget = await target();
      const { user, id } = await prepare(at);
      await killInTheMiddle('url' in at ? at.url : at.dataDir, stage);
      const db = await openDatabase(at);
      closers.push(() => db.close());
      expect(await see(db, user, id)).toMatchObject({ state: 'running', attempts: 1 });
      await withWorker(db, { store: await stored }, async () => {
        const job = await ended(db, user, id);
        expect(job).toMatchObject({ state: 'done', attempts: 2, progress: 1 });
        const { scripts } = job.result as { scripts: { chapter: number; id: string }[] };
        expect(scripts.map(({ chapter }) => chapter)).toEqual([1, 2, 3]);
        const { items: made } = await listScripts(roadOf(db, user), ListScriptsQuery.parse({}));
        expect(made.map((each) => each.id).sort()).toEqual(scripts.map((each) => each.id).sort());
      });
    });
  }
}

test('two workers never do one job at once, and do each once', async () => {
  const { url } = await onServer();
  const [first, second] = [await connected(url), await connected(url)];
  const user = await addUser(first);
  const asked: Job[] = [];
  for (let chapter = 1; chapter <= 30; chapter += 1)
    asked.push(await ask(first, user, 'b', chapter));
  const running = new Set<string>();
  const began: string[] = [];
  const tasks = allTasks(async ({ input, report, end }) => {
    const name = `chapter ${input.chapter}`;
    if (running.has(name)) throw new Error(`${name} is done twice at once`);
    running.add(name);
    began.push(name);
    await report({ progress: 0.5, step: name });
    await end(async () => name);
    running.delete(name);
  });
  const workers = new Set<string>();
  const options = (worker: string) => ({
    store: { ...store },
    tasks,
    concurrency: 3,
    onEvent: ({ kind }: WorkerEvent) => kind === 'done' && workers.add(worker),
  });
  const store = await stored;
  await withWorker(first, options('first'), () =>
    withWorker(second, options('second'), async () => {
      for (const { id } of asked) {
        expect(await ended(first, user, id)).toMatchObject({ state: 'done', attempts: 1 });
      }
    }),
  );
  expect(new Set(began).size).toBe(30);
  expect(began).toHaveLength(30);
  expect([...workers].sort()).toEqual(['first', 'second']);
});

test('a worker that was away longer than its lease can end, keep or hand back nothing', async () => {
  const { url } = await onServer();
  const db = await connected(url);
  const user = await addUser(db);
  const { id } = await ask(db, user, 'b');
  const away = await takeJob(db, { worker: 'away', kinds: ['draft'], lease: 0 });
  if (away === undefined) throw new Error('nothing was taken');
  const other = await takeJob(db, { worker: 'other', kinds: ['draft'], lease: 60 });
  expect([away.id, other?.id]).toEqual([id, id]);
  expect(await asActor(db, user, (trx) => endJobWithin(trx, away, 'mine'))).toBe(false);
  expect(await keepJob(db, away, 60)).toBe(false);
  expect(await handBackJob(db, away)).toBe(false);
  expect(await see(db, user, id)).toMatchObject({ state: 'running', attempts: 2, result: null });
});

test.each([
  ['forward', '-1 hour'],
  ['back', '1 hour'],
])(
  'a job is done once when the clock of the database jumps %s while two workers are at it',
  async (_where, shift) => {
    const { url } = await onServer();
    const user = await addUser(await connected(url));
    const began: string[] = [];
    let goOn: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = allTasks(async ({ step, end }) => {
      began.push('slow');
      await stuck;
      await step(
        async () => undefined,
        () => ({ progress: 0.5, step: 'late', soFar: 'slow' }),
      );
      await end(async () => 'slow');
    });
    const quick = allTasks(async ({ end }) => {
      began.push('quick');
      await end(async () => 'quick');
    });
    const [one, two] = [await connected(url), await connected(url)];
    const store = await stored;
    const { id } = await ask(one, user, 'b');
    await withWorker(one, { store, tasks: slow, leaseSeconds: 600 }, async () => {
      await until(() => began.length === 1);
      // What a clock that jumps is to a lease: an hour more, or an hour less.
      await two.pool.query('update jobs set lease_until = lease_until + $1::interval', [shift]);
      await withWorker(two, { store, tasks: quick, leaseSeconds: 600 }, async () => {
        if (shift.startsWith('-')) {
          expect(await ended(two, user, id)).toMatchObject({ state: 'done', result: 'quick' });
        }
        goOn();
        const result = shift.startsWith('-') ? 'quick' : 'slow';
        expect(await ended(two, user, id)).toMatchObject({ state: 'done', result });
      });
    });
    expect(began).toEqual(shift.startsWith('-') ? ['slow', 'quick'] : ['slow']);
    expect(await see(two, user, id)).toMatchObject({ attempts: began.length });
  },
);
