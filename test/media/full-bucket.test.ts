import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openS3Store } from '../../src/media/store/s3-store.ts';
import { s3Target } from '../harness/media-stores.ts';

/** As MinIO, Ceph and others answer where they have no room; over the network, as any S3 does. */
const ANSWERS = [
  { status: 507, code: 'XMinioStorageFull' },
  { status: 400, code: 'XMinioAdminBucketQuotaExceeded' },
  { status: 403, code: 'QuotaExceeded' },
  { status: 507, code: 'InsufficientStorage' },
];
const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');

let refusal = ANSWERS[0] as (typeof ANSWERS)[number];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === 'HEAD') response.writeHead(404).end();
      else {
        response.writeHead(refusal.status, { 'content-type': 'application/xml' });
        response.end(
          `<?xml version="1.0"?><Error><Code>${refusal.code}</Code><Message>No room</Message></Error>`,
        );
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const store = () => {
  const { port } = server.address() as AddressInfo;
  return openS3Store(s3Target(`http://127.0.0.1:${port}/media`));
};

test.each(ANSWERS)('a bucket that answers $status $code is full', async (answer) => {
  refusal = answer;
  await expect(store().put(PICTURE, { maxBytes: 1_000 })).rejects.toMatchObject({
    code: 'storage.full',
    hint: expect.stringContaining('quota'),
  });
});

test('a bucket that refuses for another reason is not', async () => {
  refusal = { status: 403, code: 'AccessDenied' };
  await expect(store().put(PICTURE, { maxBytes: 1_000 })).rejects.toMatchObject({
    code: 'media.unreachable',
  });
});
