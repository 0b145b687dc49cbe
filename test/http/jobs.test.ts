import { beforeAll, expect, it } from 'vitest';
import type { BookItem, Job, Page } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { cancelJob } from '../../src/jobs/cancel-job.ts';
import { getJob } from '../../src/jobs/get-job.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type Ask, askAs, startApi } from './api-server.ts';

describeEngines('jobs over HTTP', (open) => {
  let owner: Ask;
  let stranger: Ask;
  let book: BookItem;
  let db: Database;
  beforeAll(async () => {
    db = await open();
    const api = await startApi(db);
    owner = askAs(api, (await addUser(db)).userId);
    stranger = askAs(api, (await addUser(db)).userId);
    const body = '# One\n\nMara lit the lamp.\n';
    const imported = await owner<{ book: BookItem }>('POST', '/v1/books?file_name=a.md', { body });
    book = imported.body.book;
    return () => api.stop();
  });

  it('asks for a job once, shows it to its owner alone, and cancels it', async () => {
    const asked = { kind: 'draft', input: { book: book.id, chapter: 1 } };
    const first = await owner<Job>('POST', '/v1/jobs', { body: asked });
    expect([first.status, first.body.state]).toEqual([202, 'queued']);
    expect((await owner<Job>('POST', '/v1/jobs', { body: asked })).body.id).toBe(first.body.id);
    const list = await owner<Page<Job>>('GET', '/v1/jobs?state=queued&limit=1');
    expect(list.body.items.map(({ id }) => id)).toEqual([first.body.id]);
    expect((await stranger('GET', `/v1/jobs/${first.body.id}`)).status).toBe(404);
    expect((await stranger('POST', `/v1/jobs/${first.body.id}/cancel`)).status).toBe(404);
    const cancelled = await owner<Job>('POST', `/v1/jobs/${first.body.id}/cancel`);
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
  });

  it('says of each job whether the caller may cancel it', async () => {
    const { body: made } = await owner<Job>('POST', '/v1/jobs', {
      body: { kind: 'draft-all', input: { book: book.id } },
    });
    expect(made.can).toEqual({ cancel: true });
    const listed = await owner<Page<Job>>('GET', '/v1/jobs');
    const can = Object.fromEntries(listed.body.items.map(({ state, can }) => [state, can.cancel]));
    expect(can).toEqual({ queued: true, cancelled: false });
    // The service sees the job, and none of it is its own.
    const service = { role: 'service_role' } as const;
    const seen = await getJob(roadOf(db, service), { job: made.id });
    expect(seen.can).toEqual({ cancel: false });
    await expect(cancelJob(roadOf(db, service), { job: made.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const cancelled = await owner<Job>('POST', `/v1/jobs/${made.id}/cancel`);
    expect(cancelled.body.can).toEqual({ cancel: false });
  });

  it('says at once that what a job is asked for is not there', async () => {
    const ask = async (kind: string, input: object) =>
      (await owner('POST', '/v1/jobs', { body: { kind, input } })).status;
    expect(await ask('import', { sha256: 'a'.repeat(64), file_name: 'a.md' })).toBe(404);
    expect(await ask('draft', { book: book.id, chapter: 99 })).toBe(404);
    expect(await ask('draft-all', { book: 'no such book' })).toBe(404);
    expect(await ask('evaluate', { script: `${book.handle}/1` })).toBe(404);
    const body = { kind: 'draft-all', input: { book: book.id } };
    expect((await stranger('POST', '/v1/jobs', { body })).status).toBe(404);
  });

  it('refuses a kind that it does not know, and an input that is not the kind’s', async () => {
    const ask = (body: object) => owner('POST', '/v1/jobs', { body });
    expect((await ask({ kind: 'mine-bitcoin', input: {} })).status).toBe(422);
    expect((await ask({ kind: 'draft', input: { book: book.id, chapter: -1 } })).status).toBe(422);
  });
});
