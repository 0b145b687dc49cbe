import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { addUser, opener, type TestUser } from '../harness/engines.ts';
import { until } from '../harness/until.ts';
import { type ApiServer, askAs, startApi } from './api-server.ts';

describe('whoever has gone before the answer', () => {
  const open = opener('postgres');
  let db: Database;
  let api: ApiServer;
  let ann: TestUser;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    ann = await addUser(db, 'ann');
  });
  afterAll(() => api?.stop());

  async function begin(head: string, body = ''): Promise<Socket> {
    const socket = connect(api.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `${head} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${ann.userId}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return socket;
  }
  const waiting = async () => {
    const { rows } = await db.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  };

  /** Whether this process keeps a processor busy. */
  const isComputing = async () => {
    const before = process.cpuUsage();
    await sleep(250);
    const { user, system } = process.cpuUsage(before);
    return user + system > 100_000;
  };

  it('leaves no statement behind that waits in the database', async () => {
    const holder = await db.pool.connect();
    try {
      await holder.query('begin; lock table public.books in access exclusive mode');
      const socket = await begin('GET /v1/books');
      await until(async () => (await waiting()) === 1);
      socket.destroy();
      await until(async () => (await waiting()) === 0);
      // It is nobody's fault here: no alarm goes off.
      await until(() => api.log.length > 0);
      expect(api.log).toEqual([
        expect.objectContaining({
          level: 'info',
          path: '/v1/books',
          status: 499,
          code: 'http.gone',
        }),
      ]);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });

  it('leaves no thread behind that computes', async () => {
    const story = '“Come,” said Holmes. He sat down by the fire, and Watson looked at him.\n\n';
    const book = await askAs(api, ann.userId)<{ book: { id: string } }>(
      'POST',
      '/v1/books?file_name=a.txt',
      { body: story.repeat(50_000), headers: { 'content-type': 'text/plain' } },
    );
    const socket = await begin(`POST /v1/books/${book.body.book.id}/chapters/1/draft`, '{}');
    await until(isComputing);
    socket.destroy();
    // By itself it goes on for half a minute.
    await until(async () => !(await isComputing()), 8_000);
    expect(await until(() => api.log.at(-1))).toMatchObject({ level: 'info', code: 'http.gone' });
  });
});
