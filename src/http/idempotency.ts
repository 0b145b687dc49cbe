import { createHash, type Hash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { AppError } from '../contract/error.ts';
import type { Tables } from '../db/tables.ts';

/** A request that was given a key by its sender. */
export interface KeyedRequest {
  key: string;
  /** SHA-256 of method, path with query, and body. */
  hash: string;
}

export interface Done<T> {
  answer: T;
  /** True when an earlier request under the same key did it. */
  replayed: boolean;
}

/** Reads the header Idempotency-Key: 1 to 200 visible characters. Throws `usage`. */
export function readKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new AppError('usage', 'Idempotency-Key is not 1 to 200 visible ASCII characters', {
    hint: 'Send a UUID.',
  });
}

/** A hash of method and path with query; the body is to be added as it comes. */
export function hashOfRequest(method: string, url: string): Hash {
  const { pathname, search } = new URL(url);
  return createHash('sha256').update(`${method} ${pathname}${search}\n`);
}

/**
 * Does the work once for a key. The key's row is written in the work's own transaction: a failure
 * leaves no key behind, and a second request at the same time waits for the first and then gets
 * its answer.
 *
 * @throws AppError `http.key_reused` when the key belongs to another request
 */
export async function once<T>(
  trx: Transaction<Tables>,
  { key, hash }: KeyedRequest,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<Done<T>> {
  await sql`delete from goldenrod.idempotency_keys
    where caller = coalesce(auth.uid()::text, current_user::text) and expires_at < now()`.execute(
    trx,
  );
  const claimed = await sql`insert into goldenrod.idempotency_keys (key, request_hash)
    values (${key}, ${hash}) on conflict do nothing returning key`.execute(trx);
  if (claimed.rows.length === 0)
    return { answer: await earlierAnswer<T>(trx, key, hash), replayed: true };
  const answer = await work(trx);
  await sql`update goldenrod.idempotency_keys set status = 201, body = ${JSON.stringify(answer)}
    where caller = coalesce(auth.uid()::text, current_user::text) and key = ${key}`.execute(trx);
  return { answer, replayed: false };
}

async function earlierAnswer<T>(trx: Transaction<Tables>, key: string, hash: string): Promise<T> {
  const { rows } = await sql<{ request_hash: string; body: string | null }>`
    select request_hash, body from goldenrod.idempotency_keys
    where caller = coalesce(auth.uid()::text, current_user::text) and key = ${key}`.execute(trx);
  const [row] = rows;
  if (row === undefined || row.body === null) {
    throw new AppError('conflict', 'another request with this Idempotency-Key has just ended', {
      hint: 'Send the request again.',
    });
  }
  if (row.request_hash !== hash) {
    throw new AppError('http.key_reused', 'this Idempotency-Key belongs to another request', {
      hint: 'Use a new key for each thing to create.',
    });
  }
  return JSON.parse(row.body) as T;
}
