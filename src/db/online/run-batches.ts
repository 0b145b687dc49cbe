import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { nextSize } from './adaptive-size.ts';
import { inBatch, type OnlineSession, untilFree } from './online-session.ts';
import { progressTeller } from './progress-teller.ts';
import { startingFact, storeFact } from './starting-fact.ts';

/** Rows of `table`, walked by their id and worked on in short transactions. */
export interface BatchWork {
  /** Version of the file that they belong to. */
  version: string;
  file: string;
  what: string;
  /** With its schema; its key is `id uuid`. */
  table: string;
  /** The name under which the place is kept, so that the next runner goes on from there. */
  placeFact: string;
  /** Works on the rows with `first <= id <= last`, of one transaction. */
  work(client: pg.PoolClient, first: string, last: string): Promise<void>;
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
  const { version, file, what, table, placeFact } = batches;
  const noted = await startingFact(client, version, placeFact);
  if (noted === HIGHEST) return;
  const place = typeof noted === 'string' ? noted : LOWEST;
  onEvent({ kind: 'step', file, what });
  const tell = await progressTeller(session, { file, what, table, from: place });
  let first: string | undefined = place;
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
  { version, placeFact, work }: BatchWork,
  first: string,
  last: string,
): Promise<void> {
  return inBatch(session, [
    (client) => work(client, first, last),
    (client) => storeFact(client, version, placeFact, last),
  ]);
}
