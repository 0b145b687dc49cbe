import type pg from 'pg';
import { nextSize } from './adaptive-size.ts';
import { inTransaction, type OnlineSession, untilFree } from './online-session.ts';

interface Queue {
  /** The table that a trigger writes to. */
  queue: string;
  /** Its only column, a uuid. */
  column: string;
}

/**
 * Works off what was written meanwhile, until so little is left that it can be done at the swap.
 * A key leaves the queue in the transaction that works on it.
 */
export async function drainTouched(
  session: OnlineSession,
  file: string,
  { queue, column }: Queue,
  work: (client: pg.PoolClient, keys: (string | null)[]) => Promise<void>,
): Promise<void> {
  const { limits } = session;
  let size = limits.firstBatch;
  for (;;) {
    let taken = 0;
    const began = performance.now();
    await untilFree(session, file, () =>
      inTransaction(session, [
        async (client) => {
          const keys = await take(client, queue, column, size);
          taken = keys.length;
          if (taken > 0) await work(client, [...new Set(keys)]);
        },
      ]),
    );
    // Fewer than a batch: the queue was empty a moment ago.
    if (taken < size && taken <= limits.leftForSwap) return;
    size = nextSize(size, performance.now() - began, limits);
  }
}

async function take(
  client: pg.PoolClient,
  queue: string,
  column: string,
  size: number,
): Promise<(string | null)[]> {
  const { rows } = await client.query<{ key: string | null }>(
    `delete from ${queue} where ctid = any (array(select ctid from ${queue} limit $1))
     returning ${column} as key`,
    [size],
  );
  return rows.map(({ key }) => key);
}
