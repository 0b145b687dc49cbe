import type pg from 'pg';
import { nextSize } from './adaptive-size.ts';
import { inBatch, type OnlineSession, untilFree } from './online-session.ts';

interface Queue {
  /** The table that a trigger writes to. */
  queue: string;
  /** Its only column, a uuid; the same one may be there many times. */
  column: string;
}

type Key = string | null;
type Work = (client: pg.PoolClient, keys: readonly Key[]) => Promise<void>;

/** Where people write faster than this works, the rest is left for the swap. */
const PASSES_AT_MOST = 20;

/**
 * Works off what was written meanwhile, until so little is left that it can be done at the swap.
 * A key leaves the queue in the transaction that works on it.
 */
export async function drainTouched(
  session: OnlineSession,
  file: string,
  queue: Queue,
  work: Work,
): Promise<void> {
  for (let pass = 1; pass <= PASSES_AT_MOST; pass += 1) {
    const keys = await waiting(session.client, queue);
    await onePass(session, file, queue, keys, work);
    if (keys.length <= session.limits.leftForSwap) return;
  }
}

async function onePass(
  session: OnlineSession,
  file: string,
  queue: Queue,
  keys: readonly Key[],
  work: Work,
): Promise<void> {
  const { limits } = session;
  let size = limits.firstBatch;
  for (let first = 0; first < keys.length; ) {
    const batch = keys.slice(first, first + size);
    const began = performance.now();
    await untilFree(session, file, () =>
      inBatch(session, [(client) => take(client, queue, batch), (client) => work(client, batch)]),
    );
    first += batch.length;
    size = nextSize(size, performance.now() - began, limits);
  }
}

async function waiting(client: pg.PoolClient, { queue, column }: Queue): Promise<Key[]> {
  const { rows } = await client.query<{ key: Key }>(
    `select distinct ${column} as key from ${queue} order by 1`,
  );
  return rows.map(({ key }) => key);
}

async function take(
  client: pg.PoolClient,
  { queue, column }: Queue,
  keys: readonly Key[],
): Promise<void> {
  await client.query(`delete from ${queue} where ${column} = any ($1::uuid[])`, [keys]);
  if (keys.includes(null)) await client.query(`delete from ${queue} where ${column} is null`);
}
