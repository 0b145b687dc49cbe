import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, type Job } from '../../src/client/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, opener, type TestUser } from '../harness/engines.ts';
import { until } from '../harness/until.ts';
import { allTasks, ask, ended, testStore, withWorker } from '../jobs/workplace.ts';
import { type ApiServer, askAs, startApi } from './api-server.ts';

const stored = testStore();

/** Opens a stream as one user and reads what comes; `close` is the client that goes away. */
async function openStream(api: ApiServer, user: TestUser, path: string, headers = {}) {
  const gone = new AbortController();
  const response = await fetch(api.url + path, {
    headers: { authorization: `Bearer ${user.userId}`, ...headers },
    signal: gone.signal,
  });
  const stream = { response, text: '', over: false, close: () => gone.abort() };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) stream.text += decoder.decode(part);
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      stream.over = true;
    });
  return stream;
}

const jobsIn = (text: string): Job[] =>
  [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json) as Job);

describeEngines('events of jobs', (open) => {
  let db: Database;
  let api: ApiServer;
  let ann: TestUser;
  let ben: TestUser;
  let desk: Client;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    ann = await addUser(db);
    ben = await addUser(db);
    desk = createClient({ url: api.url, token: ann.userId });
    return () => api.stop();
  });

  it('tell each state of a job, and end with it', async () => {
    const { id } = await ask(db, ann, 'followed');
    const told: Job[] = [];
    const following = (async () => {
      for await (const job of desk.followJob({ params: { job: id } })) told.push(job);
    })();
    const seen = (what: Partial<Job>) =>
      until(() => told.some((job) => Object.entries(what).every(([k, v]) => job[k as 'id'] === v)));
    await seen({ state: 'queued' });
    const tasks = allTasks(async ({ report, end }) => {
      await report({ progress: 0.5, step: 'half' });
      await seen({ state: 'running', step: 'half' });
      await end(async () => 'all');
    });
    await withWorker(db, { store: await stored, tasks }, () => ended(db, ann, id));
    await following;
    expect(told.at(-1)).toMatchObject({ id, state: 'done', result: 'all' });
    expect(new Set(told.map((job) => job.id))).toEqual(new Set([id]));
  });

  it('tell an account of all its jobs and nobody else’s, from those that have not ended on', async () => {
    const before = await ask(db, ann, 'asked before');
    const his = await ask(db, ben, 'of somebody else');
    const stream = await openStream(api, ann, '/v1/events');
    await until(() => stream.text.includes(before.id));
    const after = await ask(db, ann, 'asked after');
    await until(() => stream.text.includes(after.id));
    await desk.cancelJob({ params: { job: after.id } });
    await until(() => jobsIn(stream.text).some((job) => job.state === 'cancelled'));
    expect(stream.text).not.toContain(his.id);
    const can = jobsIn(stream.text).flatMap(({ id, can }) => (id === after.id ? [can.cancel] : []));
    expect([can[0], can.at(-1)]).toEqual([true, false]);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    stream.close();
  });

  it('go on after the last event that was heard, also with what ended meanwhile', async () => {
    const { id, updated_at } = await ask(db, ann, 'missed');
    await desk.cancelJob({ params: { job: id } });
    // A date from before the overlap, so that only the header can bring it back.
    await db.pool.query(
      "begin; set local session_replication_role = replica; update jobs set updated_at = updated_at - interval '1 hour' where state = 'cancelled'; commit",
    );
    const hourAgo = new Date(Date.parse(updated_at) - 3_600_000).toISOString();
    const late = await openStream(api, ann, '/v1/events', { 'last-event-id': hourAgo });
    await until(() => late.text.includes(id));
    late.close();
    const anew = await openStream(api, ann, '/v1/events', { 'last-event-id': 'made up' });
    const live = await ask(db, ann, 'live');
    await until(() => anew.text.includes(live.id));
    expect(anew.text).not.toContain(id);
    anew.close();
  });

  it('are no more once the end was told: a browser stops asking', async () => {
    const { id } = await ask(db, ann, 'short');
    await desk.cancelJob({ params: { job: id } });
    const first = await openStream(api, ann, `/v1/jobs/${id}/events`);
    await until(() => first.over);
    expect(first.text).toContain('event: end');
    const lastId = /^id: (.*)$/m.exec(first.text)?.[1] ?? '';
    const again = await openStream(api, ann, `/v1/jobs/${id}/events`, { 'last-event-id': lastId });
    expect(again.response.status).toBe(204);
  });

  it('are not for strangers', async () => {
    const { id } = await ask(db, ann, 'hers');
    const stranger = askAs(api, ben.userId);
    expect((await stranger('GET', `/v1/jobs/${id}/events`)).status).toBe(404);
  });
});

describe('streams of events', () => {
  const open = opener('embedded');
  let db: Database;
  let ann: TestUser;
  beforeAll(async () => {
    db = await open();
    ann = await addUser(db);
  });

  it('do not keep a server from stopping, and a client finds the next one', async () => {
    const first = await startApi(db);
    const { id } = await ask(db, ann, 'long');
    const desk = createClient({ url: first.url, token: ann.userId });
    const told: Job[] = [];
    const following = (async () => {
      for await (const job of desk.followJob({ params: { job: id } })) told.push(job);
    })();
    const raw = await openStream(first, ann, `/v1/jobs/${id}/events`);
    await until(() => told.length > 0 && raw.text.includes(id));
    await first.stop();
    await until(() => raw.over);
    expect(raw.text).not.toContain('event: end');
    const second = await startApi(db, {}, { port: first.port });
    await createClient({ url: second.url, token: ann.userId }).cancelJob({ params: { job: id } });
    await following;
    expect(told.at(-1)?.state).toBe('cancelled');
    await second.stop();
  });

  it('end with the token that opened them', async () => {
    const api = await startApi(db, {
      access: {
        authenticate: async () => ({ actor: ann, key: 'ann', until: Date.now() + 300 }),
      },
    });
    const stream = await openStream(api, ann, '/v1/events');
    await until(() => stream.over);
    expect(stream.text).not.toContain('event: end');
    await api.stop();
  });

  it('are limited for each caller, and count no more when the client is gone', async () => {
    const api = await startApi(db);
    await fetch(`${api.url}/v1/events`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${ann.userId}` },
    });
    const streams = [];
    for (let n = 0; n < 50; n += 1) streams.push(await openStream(api, ann, '/v1/events'));
    expect(streams.map(({ response }) => response.status)).toEqual(Array(50).fill(200));
    expect((await askAs(api, ann.userId)('GET', '/v1/events')).status).toBe(429);
    for (const stream of streams) stream.close();
    await until(async () => {
      const again = await openStream(api, ann, '/v1/events');
      again.close();
      return again.response.status === 200;
    });
    await api.stop();
  });

  it('cannot be had by a caller that is no account', async () => {
    const api = await startApi(db, {
      access: { authenticate: async () => ({ actor: { role: 'service_role' }, key: 'service' }) },
    });
    expect((await askAs(api, undefined)('GET', '/v1/events')).status).toBe(403);
    await api.stop();
  });
});
