import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { addUser, opener } from '../harness/engines.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

/** Long enough that each of these takes a processor for some tenths of a second. */
const ELEMENTS = 'He sits.\n\n'.repeat(45_000);
const CUE = 'A & '.repeat(500_000);
const CALLS = '.A\n\n'.repeat(22_000);
const PATIENCE = { timeout: 240_000 };
const PROSE = '“Come,” said Holmes. He sat down by the fire, and Watson looked at him.\n\n';

describe('while one account has long work done', () => {
  const open = opener('postgres');
  let db: Database;
  let api: ApiServer;
  let ann: Ask;
  let ben: Ask;
  let versions: string;
  const scripts: string[] = [];
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    ann = askAs(api, (await addUser(db, 'ann')).userId);
    ben = askAs(api, (await addUser(db, 'ben')).userId);
    const book = await sent<{ book: { id: string } }>(
      '/v1/books?file_name=a.txt',
      PROSE.repeat(400),
    );
    versions = `/v1/books/${book.book.id}/chapters/1`;
    for (const text of [ELEMENTS, CALLS]) {
      const body = JSON.stringify({ text });
      scripts.push((await sent<{ id: string }>(`${versions}/scripts`, body, 'json')).id);
    }
  });
  afterAll(() => api?.stop());

  const post = (path: string, body: string, kind = 'octet-stream') =>
    ann<never>('POST', path, { body, headers: { 'content-type': `application/${kind}` } });
  async function sent<T>(...request: Parameters<typeof post>): Promise<T> {
    const { status, text, body } = await post(...request);
    if (status >= 300) throw new Error(text);
    return body as T;
  }
  const script = (at: number) => `/v1/scripts/${scripts[at]}`;

  const WORK: [string, () => Promise<{ status: number }>][] = [
    [
      'a version of many elements',
      () => post(`${versions}/scripts`, JSON.stringify({ text: ELEMENTS }), 'json'),
    ],
    [
      'a version of one cue of many names',
      () => post(`${versions}/scripts`, JSON.stringify({ text: CUE }), 'json'),
    ],
    ['a casting', () => ann('GET', `${script(0)}/cast`)],
    ['a comparison', () => ann('GET', `${script(0)}/compare?with=${scripts[1]}`)],
    ['an evaluation', () => post(`${script(0)}/evaluate`, '{}', 'json')],
    ['an export', () => ann('GET', `${script(0)}/export?format=fdx`)],
    ['a draft', () => post(`${versions}/draft`, '{}', 'json')],
    ['a book', () => post('/v1/books?file_name=b.txt', PROSE.repeat(8_000))],
  ];

  it.each(WORK)('others are answered meanwhile: %s', PATIENCE, async (_what, work) => {
    let isDone = false;
    const working = work().finally(() => {
      isDone = true;
    });
    let answered = 0;
    while (!isDone) {
      for (const path of ['/healthz', '/v1/books']) {
        expect((await ben('GET', path)).status).toBe(200);
      }
      if (!isDone) answered += 1;
      // Whoever computes lets those go first that serve: they leave it some time.
      await sleep(5);
    }
    expect((await working).status).toBeLessThan(300);
    // Behind work on the main thread they would come one by one with it.
    expect(answered).toBeGreaterThan(2);
  });
});
