import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// It brings no types.
// @ts-expect-error
import S3rver from 's3rver';
import { afterAll, describe } from 'vitest';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { openMediaStore } from '../../src/media/store/open-media-store.ts';
import type { S3Target } from '../../src/media/store/s3-store.ts';

/** Runs the same suite over a store in a folder and one in a bucket; both are removed after it. */
export function describeStores(
  name: string,
  suite: (open: () => Promise<MediaStore>, folder: string) => void,
): void {
  for (const kind of ['folder', 'bucket'] as const) {
    describe(`${name} in a ${kind}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'goldenrod-store-'));
      afterAll(() => rmSync(folder, { recursive: true, force: true }));
      suite(
        kind === 'folder' ? () => openMediaStore({ dir: join(folder, 'media') }) : bucket(folder),
        folder,
      );
    });
  }
}

/** Over HTTP, from a server that speaks S3. */
function bucket(folder: string): () => Promise<MediaStore> {
  const start = s3Server(folder);
  return async () => openMediaStore({ s3: s3Target(`${await start()}/media`) });
}

/** A server that speaks S3, with the bucket `media`; the result starts it and gives its address. */
export function s3Server(folder: string): () => Promise<string> {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'media', configs: [] }],
  });
  afterAll(() => server.close());
  return async () => {
    const { port } = await server.run();
    return `http://127.0.0.1:${port}`;
  };
}

/** @param endpoint with the bucket */
export function s3Target(endpoint: string): S3Target {
  return { endpoint, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
}
