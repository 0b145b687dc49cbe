import { expect, test } from 'vitest';
import type { Job } from '../../src/contract/index.ts';
import { watchJobs } from '../../src/jobs/watch-jobs.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { until } from '../harness/until.ts';
import { allTasks, ask, ended, testStore, withWorker } from './workplace.ts';

const stored = testStore();

describeEngines('watching jobs', (open) => {
  test('tells an account each step of its own jobs to the end, and nobody else of them', async () => {
    const db = await open();
    const [ann, ben] = [await addUser(db), await addUser(db)];
    const [hers, his]: [Job[], Job[]] = [[], []];
    const watches = [
      watchJobs(db, ann.userId, (job) => hers.push(job), { pollMs: 20 }),
      watchJobs(db, ben.userId, (job) => his.push(job)),
    ];
    const { id } = await ask(db, ann, 'watched');
    const seen = (state: string, step: string | null = null) =>
      until(() => hers.some((job) => job.id === id && job.state === state && job.step === step));
    await seen('queued');
    const tasks = allTasks(async ({ report, end }) => {
      await report({ progress: 0.5, step: 'half' });
      await seen('running', 'half');
      await end(async () => 'all');
    });
    await withWorker(db, { store: await stored, tasks }, () => ended(db, ann, id));
    await seen('done');
    expect(hers.at(-1)).toMatchObject({ id, state: 'done', result: 'all' });
    expect(his).toEqual([]);
    for (const watch of watches) watch.stop();
  });

  test('tells a late watcher what has just happened, so that nothing falls between list and watch', async () => {
    const db = await open();
    const ann = await addUser(db);
    const first = watchJobs(db, ann.userId, () => undefined, { pollMs: 20 });
    const { id } = await ask(db, ann, 'before');
    const told: string[] = [];
    const late = watchJobs(db, ann.userId, (job) => told.push(job.id));
    await until(() => told.includes(id));
    expect(told).toEqual([id]);
    first.stop();
    late.stop();
  });
});
