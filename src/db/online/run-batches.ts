import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { nextSize } from './adaptive-size.ts';
import { inBatch, type OnlineSession, untilFree } from './online-session.ts';
import { progressTeller } from './progress-teller.ts';

/** Rows of `table`, walked by their id and worked on in short transactions. */
export interface BatchWork {
  file: string;
  what: string;
  /** With its schema; its key is `id uuid`. */
  table: string;
  /** Where the place is kept, so that the next runner goes on from there. */
  place: Place;
  /** Works on the rows with `first <= id <= last`, of one transaction. */
  work(client: pg.PoolClient, first: string, last: string): Promise<void>;
}

export interface Place {
  /** Anything but a text: the walk has not begun. */
  read(client: pg.PoolClient): Promise<unknown>;
  note(client: pg.PoolClient, last: string): Promise<void>;
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Where the next batch begins and ends; `next` is null for the last one. */
const BATCH = (table: string) => `
with batch as (select id from ${table} where id >= $1 order by id limit $2 + 1)
select count(*)::integer as found, (select id from batch order by id desc limit 1) as next from batch`;

/** Walks the whole table, or what an interrupted walk left of it. */
export async function runBatches(session: OnlineSession, batches: BatchWork): Promise<void> {
  const { client, limits, onEvent } = session;
  const { file, what, table, place } = batches;
  const noted = await place.read(client);
  if (noted === HIGHEST) return;
  const from = typeof noted === 'string' ? noted : LOWEST;
  onEvent({ kind: 'step', file, what });
  const tell = await progressTeller(session, { file, what, table, from });
  let first: string | undefined = from;
  let size = limits.firstBatch;
  while (first !== undefined) {
    const { found, next } = await nextBatch(client, table, first, size);
    const last: string = found > size && next !== null ? next : HIGHEST;
    const began = performance.now();
    await untilFree(session, file, () => oneBatch(session, batches, first ?? LOWEST, last));
    const milliseconds = performance.now() - began;
    tell(Math.min(found, size));
    first = last === HIGHEST ? undefined : last;
    size = nextSize(size, milliseconds, limits);
    if (first !== undefined) await sleep(milliseconds * limits.pauseRatio);
  }
}

async function nextBatch(
  client: pg.PoolClient,
  table: string,
  first: string,
  size: number,
): Promise<{ found: number; next: string | null }> {
  const { rows } = await client.query<{ found: number; next: string | null }>(BATCH(table), [
    first,
    size,
  ]);
  return rows[0] ?? { found: 0, next: null };
}

/** The place is noted in the same transaction, so a batch is done with its note or not at all. */
function oneBatch(
  session: OnlineSession,
  { place, work }: BatchWork,
  first: string,
  last: string,
): Promise<void> {
  return inBatch(session, [
    (client) => work(client, first, last),
    (client) => place.note(client, last),
  ]);
}
