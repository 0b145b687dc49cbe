import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3Error, S3mini, S3ServiceError } from 's3mini';
import { AppError } from '../../contract/error.ts';
import { Sha256 } from '../../contract/job.ts';
import type { KeptContent, MediaStore } from './media-store.ts';
import { spool } from './spool.ts';

export interface S3Target {
  /** With the bucket: `https://s3.example.org/bucket`, or `https://bucket.s3.example.org`. */
  endpoint: string;
  /** `auto` by default, which is right for what is not AWS. */
  region?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  /** Milliseconds that the bucket may take to begin its answer to what sends nothing, and between two pieces of it; 30,000 by default. */
  answerMs?: number | undefined;
}

/**
 * A media store in a bucket that speaks S3, under the same names as in a folder. A content is
 * measured in a file of this machine before it is sent, so that what is refused is never there.
 */
export function openS3Store({
  endpoint,
  region = 'auto',
  answerMs = 30_000,
  ...keys
}: S3Target): MediaStore {
  const bucket = new S3mini({ endpoint, region, ...keys, fetch: impatientFetch(answerMs) });
  const keyOf = (sha256: string) => {
    if (!Sha256.safeParse(sha256).success) throw missing(sha256);
    return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
  };
  return {
    async put(content, limits) {
      const folder = await mkdtemp(join(tmpdir(), 'goldenrod-media-'));
      try {
        const { path, ...meta } = await spool(folder, content, limits);
        const key = keyOf(meta.sha256);
        await reaching(async () => {
          if ((await sizeOf(bucket, key)) === meta.size) return;
          await bucket.putAnyObject(key, await openAsBlob(path), meta.type);
          if ((await sizeOf(bucket, key)) !== meta.size) throw notKept();
        });
        return meta;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    open: (sha256, range) =>
      reaching(async () => {
        // The client's range ends before its last offset.
        const key = keyOf(sha256);
        const { body } = await (range === undefined
          ? bucket.getObjectRaw(key)
          : bucket.getObjectRaw(key, false, range.start, range.end + 1));
        if (body === null) return Readable.from([]);
        return Readable.from(pieces(body, answerMs), { objectMode: false });
      }, sha256),
    has: (sha256) =>
      reaching(async () => (await bucket.objectExists(keyOf(sha256))) === true, sha256),
    list: () => listBucket(bucket),
    delete: (sha256) =>
      reaching(async () => {
        await bucket.deleteObject(keyOf(sha256));
      }, sha256),
  };
}

/** What asks or deletes is answered at once; what brings a body may take as long as that does. */
function impatientFetch(answerMs: number): typeof fetch {
  return async (input, init) => {
    if (init?.body != null) return fetch(input, init);
    return within(answerMs, (signal) => fetch(input, { ...init, signal }));
  };
}

async function within<T>(answerMs: number, ask: (late: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const silent = new TypeError(`no answer within ${answerMs} ms`, { cause: 'silence' });
  const timer = setTimeout(() => late.abort(silent), answerMs);
  try {
    return await ask(late.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** What a bucket sends: one that stops in the middle is given up, however slowly its reader reads. */
async function* pieces(
  body: ReadableStream<Uint8Array>,
  answerMs: number,
): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  const next = (late: AbortSignal) =>
    Promise.race([reader.read(), once(late, 'abort').then(() => Promise.reject(late.reason))]);
  try {
    for (;;) {
      const { done, value } = await reaching(() => within(answerMs, next));
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Bytes of what the bucket has under a key; undefined where it has nothing. */
async function sizeOf(bucket: S3mini, key: string): Promise<number | undefined> {
  try {
    return await bucket.getContentLength(key);
  } catch (error) {
    // The client wraps here what it throws elsewhere.
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof S3ServiceError && cause.status === 404) return undefined;
    throw cause ?? error;
  }
}

function notKept(): AppError {
  return new AppError(
    'media.unreachable',
    'the media store took a file and does not have it whole',
    {
      hint: 'Send it again. If it happens again, look at the bucket: what it confirms it must keep.',
    },
  );
}

/** As many as S3 tells in one answer. */
const PAGE = 1_000;
const OURS = /^([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/;

async function* listBucket(bucket: S3mini): AsyncIterable<KeptContent> {
  let token: string | undefined;
  do {
    const page = await reaching(() => bucket.listObjectsPaged('/', '', PAGE, token));
    if (!page) {
      throw new AppError('media.unreachable', 'there is no such bucket', {
        hint: 'Check the endpoint of the media store, with the bucket in it.',
      });
    }
    for (const { Key, Size, LastModified } of page.objects ?? []) {
      const sha256 = OURS.exec(Key)?.[3];
      if (sha256 !== undefined) {
        yield { sha256, size: Number(Size), kept_at: new Date(LastModified) };
      }
    }
    token = page.nextContinuationToken;
  } while (token !== undefined);
}

async function reaching<T>(work: () => Promise<T>, sha256 = ''): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !isFromStore(error)) throw error;
    if (error instanceof S3ServiceError && error.serviceCode === 'NoSuchKey') throw missing(sha256);
    if (error instanceof S3ServiceError && isFull(error)) {
      throw new AppError('storage.full', `the media store has no room: ${error.message}`, {
        hint: 'Make room in the bucket, or raise its quota, then try again.',
        cause: error,
      });
    }
    throw new AppError('media.unreachable', `the media store cannot be reached: ${error.message}`, {
      hint: 'Check its endpoint, with the bucket in it, and the keys.',
      cause: error,
    });
  }
}

/** S3 itself is never full; MinIO and Ceph say so by these. */
const FULL = new Set<unknown>([
  'XMinioStorageFull',
  'XMinioAdminBucketQuotaExceeded',
  'QuotaExceeded',
]);

function isFull({ status, serviceCode }: S3ServiceError): boolean {
  return status === 507 || FULL.has(serviceCode);
}

/** The client lets some failures of fetch() through as they are: a TypeError with a cause. */
function isFromStore(error: unknown): error is Error {
  return error instanceof S3Error || (error instanceof TypeError && error.cause !== undefined);
}

function missing(sha256: string): AppError {
  return new AppError('not_found', `the media store has no file ${sha256.slice(0, 64)}`);
}
