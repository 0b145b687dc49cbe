import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { openS3Store } from '../../src/media/store/s3-store.ts';
import { s3Target } from '../harness/media-stores.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const LIMIT = { maxBytes: 1_000 };

/** What the bucket really keeps, whatever it says. */
const kept = new Map<string, Buffer>();
/** Between two of the bytes that it sends; undefined: it sends four and then nothing more. */
let pauseMs: number | undefined = 0;
/** What it keeps of what it was sent; undefined: it never answers. */
let keep: ((content: Buffer) => Buffer | null) | undefined = (content) => content;

const answer: RequestListener = async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const key = request.url ?? '';
  if (keep === undefined) return;
  if (request.method === 'PUT') {
    const content = keep(Buffer.concat(parts));
    if (content !== null) kept.set(key, content);
    response.writeHead(200, { etag: '"ok"' }).end();
    return;
  }
  const content = kept.get(key);
  if (content === undefined) response.writeHead(404).end();
  else {
    response.writeHead(200, { 'content-length': content.length });
    if (request.method === 'HEAD') return void response.end();
    for (const [at, byte] of content.entries()) {
      if (pauseMs === undefined && at === 4) return;
      response.write(Buffer.of(byte));
      await sleep(pauseMs ?? 0);
    }
    response.end();
  }
};

let server: Server;
beforeAll(async () => {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const store = (answerMs?: number) => {
  const { port } = server.address() as AddressInfo;
  return openS3Store({ ...s3Target(`http://127.0.0.1:${port}/media`), answerMs });
};

test.each([
  ['nothing', () => null],
  ['half', (content: Buffer) => content.subarray(0, 6)],
])('a bucket that confirms a file and keeps %s of it is found out', async (_what, lie) => {
  kept.clear();
  keep = lie;
  await expect(store().put(PICTURE, LIMIT)).rejects.toMatchObject({ code: 'media.unreachable' });
});

test('half a file that lies there is no reason to leave it out', async () => {
  kept.clear();
  keep = (content) => content.subarray(0, 6);
  await store()
    .put(PICTURE, LIMIT)
    .catch(() => undefined);
  keep = (content) => content;
  const { sha256 } = await store().put(PICTURE, LIMIT);
  expect(await readWhole(store(), sha256, { limit: 1_000 })).toEqual(PICTURE);
});

test('a content that is another than was kept is not read as a book', async () => {
  kept.clear();
  keep = (content) => content;
  const { sha256 } = await store().put(PICTURE, LIMIT);
  for (const key of kept.keys()) kept.set(key, Buffer.alloc(PICTURE.length));
  await expect(readWhole(store(), sha256, { limit: 1_000 })).rejects.toMatchObject({
    code: 'media.unreachable',
  });
});

test('a bucket that never answers is given up', async () => {
  keep = undefined;
  const asked = store(50).has('a'.repeat(64));
  await expect(asked).rejects.toMatchObject({
    code: 'media.unreachable',
    message: expect.stringContaining('within 50 ms'),
  });
  keep = (content) => content;
});

test('a bucket that is slow is waited for, however long the whole of it takes', async () => {
  kept.clear();
  const { sha256 } = await store().put(PICTURE, LIMIT);
  pauseMs = 40;
  expect(await readWhole(store(300), sha256, { limit: 1_000 })).toEqual(PICTURE);
  pauseMs = 0;
});

test('a bucket that stops in the middle of a file is given up', async () => {
  kept.clear();
  const { sha256 } = await store().put(PICTURE, LIMIT);
  pauseMs = undefined;
  await expect(readWhole(store(50), sha256, { limit: 1_000 })).rejects.toMatchObject({
    code: 'media.unreachable',
    message: expect.stringContaining('within 50 ms'),
  });
  pauseMs = 0;
});
