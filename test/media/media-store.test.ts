import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { openMediaStore } from '../../src/media/store/open-media-store.ts';
import { describeStores, s3Server, s3Target } from '../harness/media-stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldenrod-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const startS3 = s3Server(folder);

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const picture = (bytes: number) => Buffer.concat([PNG, randomBytes(bytes)]);
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const LIMITS = { maxBytes: 50_000_000 };

describeStores('the media store', (open) => {
  let store: MediaStore;
  beforeAll(async () => {
    store = await open();
  });

  const read = async (...args: Parameters<MediaStore['open']>) => buffer(await store.open(...args));

  test('gives back what was put in, byte for byte, by its hash', async () => {
    const content = picture(300_000);
    const meta = await store.put(content, LIMITS);
    expect(meta).toEqual({ sha256: hashOf(content), size: content.length, type: 'image/png' });
    expect(await store.has(meta.sha256)).toBe(true);
    expect((await read(meta.sha256)).equals(content)).toBe(true);
  });

  test('takes a stream of any parts, larger than one part of an upload', async () => {
    const content = picture(12_000_000);
    async function* parts() {
      for (let at = 0; at < content.length; at += 77_777) yield content.subarray(at, at + 77_777);
    }
    const { sha256 } = await store.put(parts(), LIMITS);
    expect(sha256).toBe(hashOf(content));
    expect(hashOf(await read(sha256))).toBe(sha256);
  });

  test('gives a range, both ends included', async () => {
    const content = picture(1_000);
    const { sha256 } = await store.put(content, LIMITS);
    // Not byte 0 alone: s3rver takes an end of 0 for none.
    expect((await read(sha256, { start: 5, end: 5 })).equals(content.subarray(5, 6))).toBe(true);
    const middle = await read(sha256, { start: 100, end: 199 });
    expect(middle.equals(content.subarray(100, 200))).toBe(true);
  });

  test('keeps the same content once, also when it comes several times at once', async () => {
    const content = picture(50_000);
    const metas = await Promise.all([1, 2, 3].map(() => store.put(content, LIMITS)));
    expect(new Set(metas.map(({ sha256 }) => sha256)).size).toBe(1);
    expect((await read(hashOf(content))).equals(content)).toBe(true);
  });

  test('refuses what is too large, unknown, not allowed or empty, and keeps nothing of it', async () => {
    const large = picture(2_000);
    await expect(store.put(large, { maxBytes: 1_000 })).rejects.toMatchObject({
      code: 'media.too_large',
    });
    const program = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), randomBytes(9_000)]);
    for (const content of [program, Buffer.alloc(0)]) {
      await expect(store.put(content, LIMITS)).rejects.toMatchObject({
        code: 'media.unsupported',
      });
    }
    await expect(store.put(large, { ...LIMITS, types: ['audio/wav'] })).rejects.toMatchObject({
      code: 'media.unsupported',
    });
    for (const content of [large, program]) expect(await store.has(hashOf(content))).toBe(false);
  });

  test('an upload that breaks off leaves nothing', async () => {
    const content = picture(100_000);
    async function* broken() {
      yield content;
      throw new Error('the line went dead');
    }
    await expect(store.put(broken(), LIMITS)).rejects.toThrow('the line went dead');
    expect(await store.has(hashOf(content))).toBe(false);
  });

  test('has nothing by another name than a hash', async () => {
    for (const name of ['../../etc/passwd', '..', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`]) {
      await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' });
      await expect((async () => store.has(name))()).rejects.toMatchObject({ code: 'not_found' });
      await expect((async () => store.delete(name))()).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  test('what is deleted is gone, and may be deleted again', async () => {
    const { sha256 } = await store.put(picture(10), LIMITS);
    await store.delete(sha256);
    await store.delete(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(store.open(sha256)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a folder is for its owner alone, and has no drafts left over', async () => {
  const dir = join(folder, 'private');
  const store = await openMediaStore({ dir });
  const { sha256 } = await store.put(picture(10), LIMITS);
  const file = join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect(existsSync(file)).toBe(true);
  if (process.platform !== 'win32') {
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o077).toBe(0);
  }
  expect(readdirSync(join(dir, 'new'))).toEqual([]);
});

test('a bucket that is not there or does not answer is unreachable, which may pass', async () => {
  const endpoints = ['http://127.0.0.1:9/media', `${await startS3()}/no-such-bucket`];
  for (const endpoint of endpoints) {
    const store = await openMediaStore({ s3: s3Target(endpoint) });
    await expect(store.put(picture(10), LIMITS)).rejects.toMatchObject({
      code: 'media.unreachable',
    });
  }
});
