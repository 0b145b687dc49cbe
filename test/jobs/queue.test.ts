import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import { ListScriptsQuery } from '../../src/contract/operations/scripts.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { enqueueJob } from '../../src/jobs/ask-job.ts';
import { cancelJob } from '../../src/jobs/cancel-job.ts';
import { listJobs } from '../../src/jobs/list-jobs.ts';
import { takeJob } from '../../src/jobs/queue.ts';
import type { WorkerEvent } from '../../src/jobs/start-worker.ts';
import type { Task } from '../../src/jobs/tasks/task.ts';
import { TASKS } from '../../src/jobs/tasks/tasks.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { listScripts } from '../../src/script/list-scripts.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { sampleFile } from '../harness/goldenrod.ts';
import { until } from '../harness/until.ts';
import { runOn } from '../sql/support/call.ts';
import { allTasks, ask, ended, sampleBook, see, testStore, withWorker } from './workplace.ts';

const stored = testStore();
const none = allTasks(async ({ end }) => end(async () => null));

describeEngines('jobs', (open) => {
  let db: Database;
  let ann: TestUser;
  let ben: TestUser;
  let store: MediaStore;
  beforeAll(async () => {
    [db, store] = [await open(), await stored];
    [ann, ben] = [await addUser(db, 'ann'), await addUser(db, 'ben')];
  });

  const scriptsOf = async (user: TestUser) =>
    (await listScripts(roadOf(db, user), ListScriptsQuery.parse({}))).items;
  const clear = () => db.pool.query('delete from public.jobs');

  test('the file, then the draft, then the evaluation: each job leads to the next', async () => {
    const meta = await store.put(readFileSync(sampleFile), { maxBytes: 1e6 });
    await recordMediaFile({ db, store }, ann.userId, { ...meta, file_name: 'sample.md' });
    await withWorker(db, { store }, async () => {
      const asked = await asActor(db, ann, (trx) =>
        enqueueJob(trx, { kind: 'import', input: { sha256: meta.sha256, file_name: 'sample.md' } }),
      );
      const imported = await ended(db, ann, asked.id);
      expect(imported).toMatchObject({ state: 'done', progress: 1, error: null });
      const { book } = imported.result as { book: { handle: string } };
      const all = await asActor(db, ann, (trx) =>
        enqueueJob(trx, { kind: 'draft-all', input: { book: book.handle } }),
      );
      const drafted = await ended(db, ann, all.id);
      const { scripts } = drafted.result as { scripts: { id: string }[] };
      expect(scripts).toHaveLength(3);
      const evaluate = await asActor(db, ann, (trx) =>
        enqueueJob(trx, { kind: 'evaluate', input: { script: scripts[0]?.id ?? '' } }),
      );
      expect(await ended(db, ann, evaluate.id)).toMatchObject({
        state: 'done',
        result: { evaluation: { score: expect.any(Number) } },
      });
    });
  });

  /** A job of several parts, which tells each of them to `onPart`. */
  const inParts =
    (parts: number, onPart: (part: string) => unknown): Task<'draft-all'> =>
    async ({ input, soFar, report, pause, end }) => {
      const first = Number(soFar ?? 0) + 1;
      for (let part = first; part <= parts; part += 1) {
        if (part > first) await pause();
        await onPart(`${input.book} ${part}`);
        await report({ progress: part / parts, step: `part ${part}`, soFar: part });
      }
      await end(async () => 'all');
    };
  const askAll = (user: TestUser, book: string) =>
    asActor(db, user, (trx) => enqueueJob(trx, { kind: 'draft-all', input: { book } }));

  test('a long job lets others pass between its parts, and goes on where it was', async () => {
    const parts: string[] = [];
    const tasks = { ...none, 'draft-all': inParts(3, (part) => parts.push(part)) };
    const [ofAnn, ofBen] = [await askAll(ann, 'of Ann'), await askAll(ben, 'of Ben')];
    const whole = { state: 'done', result: 'all', attempts: 1 };
    await withWorker(db, { store, tasks, turnMs: 0 }, async () => {
      expect(await ended(db, ann, ofAnn.id)).toMatchObject(whole);
      expect(await ended(db, ben, ofBen.id)).toMatchObject(whole);
    });
    expect(parts).toEqual(['of Ann 1', 'of Ben 1', 'of Ann 2', 'of Ben 2', 'of Ann 3', 'of Ben 3']);
  });

  test('a short job that comes in while long ones wait for their next turns goes before them', async () => {
    const carl = await addUser(db, 'carl');
    const parts: string[] = [];
    const long = inParts(2, async (part) => {
      if (parts.push(part) === 2) await ask(db, carl, 'of Carl');
    });
    const short: Task<'draft'> = async ({ input, end }) => {
      parts.push(input.book);
      await end(async () => null);
    };
    const tasks = { ...none, 'draft-all': long, draft: short };
    const [ofAnn, ofBen] = [await askAll(ann, 'of Ann'), await askAll(ben, 'of Ben')];
    await withWorker(db, { store, tasks, turnMs: 0 }, async () => {
      await ended(db, ann, ofAnn.id);
      await ended(db, ben, ofBen.id);
    });
    expect(parts).toEqual(['of Ann 1', 'of Ben 1', 'of Carl', 'of Ann 2', 'of Ben 2']);
  });

  test('a long job of the only account that waits is done in one turn', async () => {
    const events: string[] = [];
    const tasks = { ...none, 'draft-all': inParts(3, () => undefined) };
    const [first, second] = [await askAll(ann, 'first'), await askAll(ann, 'second')];
    const onEvent = ({ kind }: WorkerEvent) => events.push(kind);
    await withWorker(db, { store, tasks, turnMs: 0, onEvent }, async () => {
      await ended(db, ann, first.id);
      await ended(db, ann, second.id);
    });
    expect(events).toEqual(['taken', 'done', 'taken', 'done']);
  });

  test('a file that the asker has no row for is not found, though the store has it', async () => {
    const { sha256 } = await store.put(Buffer.from('A book of Ann alone.'), { maxBytes: 100 });
    const asked = await asActor(db, ben, (trx) =>
      enqueueJob(trx, { kind: 'import', input: { sha256, file_name: 'hers.txt' } }),
    );
    await withWorker(db, { store }, async () => {
      const { state, error } = await ended(db, ben, asked.id);
      expect([state, error?.code]).toEqual(['failed', 'not_found']);
    });
  });

  test("a job for somebody else's book fails with not_found", async () => {
    const book = await sampleBook(db, ann);
    const { id } = await ask(db, ben, book.id);
    await withWorker(db, { store }, async () => {
      const job = await ended(db, ben, id);
      expect([job.state, job.error?.code, job.attempts]).toEqual(['failed', 'not_found', 1]);
    });
    expect(await scriptsOf(ben)).toEqual([]);
  });

  test('a job is seen and cancelled by its owner alone, and written by nobody', async () => {
    const { id } = await ask(db, ann, 'private');
    await expect(see(db, ben, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelJob(roadOf(db, ben), { job: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const statement of [
      sql`update public.jobs set state = 'done'`,
      sql`delete from public.jobs`,
      sql`insert into public.jobs (user_id, kind, key) values (auth.uid(), 'draft', 'mine')`,
      sql`select goldenrod.take_job('me', '{draft}', '1 hour')`,
    ]) {
      await expect(asActor(db, ann, (trx) => statement.execute(trx))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(
      asActor(db, { role: 'anon' }, (trx) =>
        enqueueJob(trx, { kind: 'draft', input: { book: 'b', chapter: 1 } }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await clear();
  });

  test('the kinds that the database takes are those that a worker does', async () => {
    const { rows } = await db.pool.query('select goldenrod.job_kinds() as kinds');
    expect(rows).toEqual([{ kinds: Object.keys(TASKS) }]);
  });

  test('a kind that there is not is refused with those that there are', async () => {
    await expect(
      asActor(db, ann, (trx) => sql`select public.ask_job('invented')`.execute(trx)),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: 'no job is of the kind "invented"',
      hint: 'Ask for one of: import, read-book, draft, draft-all, evaluate, table-read, storyboard, animatic, handoff, produce.',
    });
  });

  test('its owner learns neither which machine does it nor how long the line is', async () => {
    const { id } = await ask(db, ann, 'whose');
    const secret = { worker: null, priority: null, run: null };
    const asked = await asActor(db, ann, (trx) =>
      sql`select worker, priority, run from public.ask_job('draft', '{}', 'at once')`.execute(trx),
    );
    expect(asked.rows).toEqual([secret]);
    await takeJob(db, { worker: 'host-1', kinds: ['draft'], lease: 600 });
    for (const column of Object.keys(secret)) {
      await expect(
        asActor(db, ann, (trx) => sql`select ${sql.ref(column)} from public.jobs`.execute(trx)),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    const cancelled = await asActor(db, ann, (trx) =>
      sql`select state, worker, priority, run from public.cancel_job(${id})`.execute(trx),
    );
    expect(cancelled.rows).toEqual([{ state: 'cancelled', ...secret }]);
    await clear();
  });

  test('whoever listens hears that a job changed, and of no account', async () => {
    const listener = await db.pool.connect();
    const heard: unknown[] = [];
    try {
      listener.on('notification', ({ payload }) => heard.push(payload));
      await listener.query('listen goldenrod_jobs');
      await runOn(listener, ann, "select public.ask_job('draft', '{}', 'heard of')");
      // On one session what it hears of itself comes with the end of its transaction.
      await listener.query('unlisten *');
    } finally {
      listener.release();
    }
    expect(new Set(heard)).toEqual(new Set(['']));
    await clear();
  });

  test('asking twice gives the same job until it has ended, also when asked at once', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask(db, ann, 'twice')));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect((await ask(db, ben, 'twice')).id).not.toBe(asked[0]?.id);
    await cancelJob(roadOf(db, ann), { job: asked[0]?.id ?? '' });
    expect((await ask(db, ann, 'twice')).id).not.toBe(asked[0]?.id);
    await clear();
  });

  test('an input that is not of its kind is refused before it is queued', async () => {
    await expect(ask(db, ann, '', 0)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a cancelled job in the queue is never started', async () => {
    const { id } = await ask(db, ann, 'cancelled');
    await cancelJob(roadOf(db, ann), { job: id });
    const taken: string[] = [];
    const onEvent = (event: WorkerEvent) => {
      if (event.kind === 'taken') taken.push(event.job.id);
    };
    const after = await ask(db, ann, 'after');
    await withWorker(db, { store, tasks: none, onEvent }, () => ended(db, ann, after.id));
    expect(taken).toEqual([after.id]);
    expect(await see(db, ann, id)).toMatchObject({ state: 'cancelled', attempts: 0 });
  });

  test('cancelling a running job stops it at its next step, and nothing of that step stays', async () => {
    const book = await sampleBook(db, ann);
    const before = (await scriptsOf(ann)).length;
    const { id } = await ask(db, ann, 'stopped in the middle');
    const events: string[] = [];
    const tasks = allTasks(async ({ report, step, end }) => {
      await report({ progress: 0.3, step: 'waiting to be cancelled' });
      await until(async () => (await see(db, ann, id)).state === 'cancelled');
      await step(
        (trx) => sql`delete from public.books where id = ${book.id}`.execute(trx),
        () => ({ progress: 0.5, step: 'too late' }),
      );
      await end(async () => 'much too late');
    });
    await withWorker(db, { store, tasks, onEvent: ({ kind }) => events.push(kind) }, async () => {
      await until(async () => (await see(db, ann, id)).progress === 0.3);
      const job = await cancelJob(roadOf(db, ann), { job: id });
      expect(job.state).toBe('cancelled');
      await until(() => events.includes('lost'));
    });
    expect(await see(db, ann, id)).toMatchObject({
      state: 'cancelled',
      progress: 0.3,
      result: null,
    });
    expect((await scriptsOf(ann)).length).toBe(before);
    const books = await db.pool.query('select from public.books where id = $1', [book.id]);
    expect(books.rowCount).toBe(1);
  });

  test('the result and the end are one transaction: neither stays without the other', async () => {
    const book = await sampleBook(db, ann);
    const { id } = await ask(db, ann, 'breaks off');
    const tasks = allTasks(async ({ end }) => {
      await end(async (trx) => {
        await sql`update public.books set title = 'half done' where id = ${book.id}`.execute(trx);
        throw new Error('a fault with a secret in it');
      });
    });
    await withWorker(db, { store, tasks }, async () => {
      const { state, error } = await ended(db, ann, id);
      expect([state, error?.code]).toEqual(['failed', 'internal']);
      expect(JSON.stringify(error)).not.toContain('secret');
    });
    const { rows } = await db.pool.query('select title from public.books where id = $1', [book.id]);
    expect(rows[0].title).toBe(book.title);
  });

  test('what may pass is tried again later, as often as it has attempts, and what will not is not', async () => {
    await clear();
    const busy = await ask(db, ann, 'busy');
    const damaged = await ask(db, ann, 'damaged');
    const tasks = allTasks(async ({ input }) => {
      if (input.book === 'busy') throw new AppError('db.busy', 'somebody is at it');
      throw new AppError('book.damaged', 'it will be damaged tomorrow too');
    });
    await withWorker(db, { store, tasks }, async () => {
      expect(await ended(db, ann, damaged.id)).toMatchObject({ state: 'failed', attempts: 1 });
      for (let attempt = 1; attempt < 5; attempt += 1) {
        await until(async () => {
          const { state, attempts, error } = await see(db, ann, busy.id);
          return state === 'queued' && attempts === attempt && error?.code === 'db.busy';
        });
        const { rows } = await db.pool.query(
          'select ready_at > clock_timestamp() as later from public.jobs where id = $1',
          [busy.id],
        );
        expect(rows[0].later).toBe(true);
        await db.pool.query('update public.jobs set ready_at = now() where id = $1', [busy.id]);
      }
      expect(await ended(db, ann, busy.id)).toMatchObject({ state: 'failed', attempts: 5 });
    });
  });

  test('a job that always takes its worker down ends, and blocks nobody meanwhile', async () => {
    await clear();
    const poison = await ask(db, ann, 'poison');
    const other = await ask(db, ann, 'other');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const taken = await takeJob(db, { worker: 'doomed', kinds: ['draft'], lease: 600 });
      expect([taken?.id, taken?.attempts]).toEqual([poison.id, attempt]);
      await db.pool.query("update public.jobs set lease_until = '-infinity' where id = $1", [
        poison.id,
      ]);
    }
    await withWorker(db, { store, tasks: none }, () => ended(db, ann, other.id));
    expect(await see(db, ann, poison.id)).toMatchObject({
      state: 'failed',
      error: { code: 'internal', message: 'the worker was lost during this job, 5 times' },
    });
  });

  test("one account's 100 jobs do not keep another's single one waiting", async () => {
    await clear();
    for (let chapter = 1; chapter <= 100; chapter += 1) await ask(db, ann, 'many', chapter);
    const take = async () =>
      (await takeJob(db, { worker: 'w', kinds: ['draft'], lease: 600 }))?.user_id ?? '';
    const first = [await take(), await take(), await take()];
    expect(first).toEqual([ann.userId, ann.userId, ann.userId]);
    for (let chapter = 1; chapter <= 3; chapter += 1) await ask(db, ben, 'few', chapter);
    const next = [
      await take(),
      await take(),
      await take(),
      await take(),
      await take(),
      await take(),
    ];
    expect(next.filter((user) => user === ben.userId)).toHaveLength(3);
    expect(next.indexOf(ben.userId)).toBeLessThan(2);
    await clear();
  });

  test('whoever asks again and again does not starve the one who asked for much before', async () => {
    await clear();
    for (let chapter = 1; chapter <= 10; chapter += 1) await ask(db, ann, 'much', chapter);
    const order: string[] = [];
    for (let turn = 1; turn <= 16; turn += 1) {
      await ask(db, ben, 'always one more', turn);
      order.push((await takeJob(db, { worker: 'w', kinds: ['draft'], lease: 600 }))?.user_id ?? '');
    }
    expect(order.filter((user) => user === ann.userId).length).toBeGreaterThanOrEqual(6);
    await clear();
  });

  test('too many waiting at once are refused with what to do', async () => {
    await db.pool.query(
      "insert into public.jobs (user_id, kind, key) select $1, 'draft', i::text from generate_series(1, 1000) i",
      [ann.userId],
    );
    await expect(ask(db, ann, 'one more')).rejects.toMatchObject({ code: 'conflict' });
    await expect(ask(db, ben, 'his first')).resolves.toMatchObject({ state: 'queued' });
    await clear();
  });

  test('a worker that stops hands its job back, where it was and not counted', async () => {
    const { id } = await ask(db, ann, 'handed on');
    let begun = 0;
    const tasks = allTasks(async ({ report, signal, end, soFar }) => {
      begun += 1;
      if (soFar === null) {
        await report({ progress: 0.5, step: 'half', soFar: { half: true } });
        await until(() => signal.aborted);
      }
      await end(async () => ({ went_on_from: soFar }));
    });
    const stopped = withWorker(db, { store, tasks }, () =>
      until(async () => (await see(db, ann, id)).progress === 0.5),
    );
    await stopped;
    expect(await see(db, ann, id)).toMatchObject({ state: 'queued', attempts: 0, progress: 0.5 });
    await withWorker(db, { store, tasks }, () => ended(db, ann, id));
    expect(await see(db, ann, id)).toMatchObject({
      state: 'done',
      attempts: 1,
      result: { went_on_from: { half: true } },
    });
    expect(begun).toBe(2);
  });

  test('a list shows the newest first, by pages, and by state', async () => {
    await clear();
    const asked = [await ask(db, ann, 'a'), await ask(db, ann, 'b'), await ask(db, ann, 'c')];
    await cancelJob(roadOf(db, ann), { job: asked[1]?.id ?? '' });
    const page = async (options: Parameters<typeof listJobs>[1]) =>
      (await listJobs(roadOf(db, ann), options)).items.map(({ id }) => id);
    expect(await page({ limit: 2 })).toEqual([asked[2]?.id, asked[1]?.id]);
    expect(await page({ limit: 2, cursor: asked[1]?.id })).toEqual([asked[0]?.id]);
    expect(await page({ state: 'cancelled', limit: 50 })).toEqual([asked[1]?.id]);
  });
});
