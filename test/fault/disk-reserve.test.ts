import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { openEmbedded } from '../../src/db/embedded/open-embedded.ts';
import { goldenrod, goldenrodJson, sampleFile } from '../harness/goldenrod.ts';
import { type RunningUp, startUp } from '../harness/start-up.ts';

/** More than any disk has: what is refused on a full disk is refused on every one. */
const ALL_OF_IT = { GOLDENROD_DISK_RESERVE_MB: '1000000000000' };

const root = mkdtempSync(join(tmpdir(), 'goldenrod-reserve-'));
const at = ['--data', join(root, 'data')];
beforeAll(() => goldenrodJson([...at, 'book', 'import', sampleFile]));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('below the reserve of its disk', () => {
  let up: RunningUp;
  beforeAll(async () => {
    up = await startUp(at, { env: ALL_OF_IT });
  });
  afterAll(() => up.stop());

  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${up.token}`, ...init.headers };
    const answer = await fetch(`${up.url}${path}`, { ...init, headers });
    return { status: answer.status, body: await answer.json() };
  };
  const isRefused = ({ status, body }: { status: number; body: unknown }) => {
    expect(status).toBe(507);
    expect(body as Problem).toMatchObject({
      code: 'storage.full',
      hint: expect.stringContaining('room'),
    });
  };

  test('the API reads, and says that it is ready', async () => {
    expect(await ask('/v1/books')).toMatchObject({ status: 200, body: { items: [{}] } });
    expect(await ask('/readyz')).toEqual({ status: 200, body: { ok: true } });
  });

  test('the API refuses a write with 507', async () => {
    isRefused(
      await ask('/v1/jobs', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'draft', input: { book: 'lamplighters', chapter: 1 } }),
      }),
    );
    expect(await ask('/v1/books')).toMatchObject({ status: 200 });
  });

  test('the API refuses a file with 507, and keeps nothing of it', async () => {
    const body = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      Buffer.alloc(9_000_000, 1),
    ]);
    const headers = { 'content-type': 'application/octet-stream' };
    isRefused(await ask('/v1/files?kind=image', { method: 'POST', headers, body }));
    expect(readdirSync(join(root, 'data/media'))).toEqual(['new']);
    expect(readdirSync(join(root, 'data/media/new'))).toEqual([]);
  });
});

test('below the reserve a command that writes ends with 1 and says why, and one that reads works', async () => {
  const refused = await goldenrod([...at, 'book', 'import', sampleFile, '--again', '--json'], {
    env: ALL_OF_IT,
  });
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stderr)).toMatchObject({
    error: {
      code: 'storage.full',
      message: expect.stringMatching(/nearly full: .* MB are free/),
      hint: expect.stringContaining('GOLDENROD_DISK_RESERVE_MB'),
    },
  });
  const list = await goldenrod([...at, 'book', 'list', '--json'], { env: ALL_OF_IT });
  expect(JSON.parse(list.stdout).books).toHaveLength(1);
});

describe('a disk that fills and is emptied', () => {
  const RESERVE = 64e6;
  let free = RESERVE;
  let db: Database;
  beforeAll(async () => {
    db = await openEmbedded(join(root, 'watched'), { reserve: RESERVE, free: () => free });
    await db.pool.query('create table public.notes (note text)');
    await db.pool.query('grant all on public.notes to service_role');
  });
  afterAll(() => db.close());

  const notes = async () => (await db.pool.query('table public.notes')).rows;
  const write = (note: string, between = () => {}) =>
    asActor(db, { role: 'service_role' }, async (trx) => {
      await sql`insert into notes values (${note})`.execute(trx);
      between();
      await sql`insert into notes values (${note})`.execute(trx);
    });

  test('is written to again as soon as there is room', async () => {
    free = RESERVE - 1;
    await expect(write('refused')).rejects.toMatchObject({ code: 'storage.full' });
    expect(await notes()).toEqual([]);
    free = RESERVE;
    await write('taken');
    expect(await notes()).toEqual([{ note: 'taken' }, { note: 'taken' }]);
  });

  test('ends a transaction that is under way, of which nothing stays', async () => {
    const filling = write('half', () => {
      free = RESERVE - 1;
    });
    await expect(filling).rejects.toMatchObject({ code: 'storage.full' });
    free = RESERVE;
    expect(await notes()).toHaveLength(2);
  });
});
