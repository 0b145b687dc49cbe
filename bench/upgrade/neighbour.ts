import { setTimeout as sleep } from 'node:timers/promises';
import { nextSize } from '../../src/db/online/adaptive-size.ts';
import { ONLINE_LIMITS } from '../../src/db/online/online-limits.ts';
import { withClient } from '../../test/harness/databases.ts';

/** Rows of its own, as wide as a script. */
const ROWS = 300_000;
const FURNISH = `
create schema neighbour;
create table neighbour.pages as
  select n as id, repeat(md5('text' || n) || ' ', 15) as text, 0 as revision from generate_series(1, ${ROWS}) n;
alter table neighbour.pages add primary key (id)`;
const INDEX = 'create index concurrently pages_revision on neighbour.pages (revision)';
const REVISE = 'update neighbour.pages set revision = revision + 1 where id > $1 and id <= $1 + $2';

export function furnishNeighbour(url: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(FURNISH);
    await client.query('checkpoint');
  });
}

/**
 * The bare limit: somebody who writes in the rhythm of an online migration, and builds indexes, but
 * shares neither a row nor a lock with anybody. What writers wait for now is the machine's doing.
 */
export async function writeBesideThem(url: string, milliseconds: number): Promise<void> {
  await withClient(url, async (client) => {
    const until = performance.now() + milliseconds;
    let size = ONLINE_LIMITS.firstBatch;
    let first = 0;
    while (performance.now() < until) {
      const began = performance.now();
      await client.query(REVISE, [first, size]);
      const took = performance.now() - began;
      first += size;
      size = nextSize(size, took, ONLINE_LIMITS);
      if (first >= ROWS) {
        first = 0;
        await client.query(INDEX);
        await client.query('drop index concurrently neighbour.pages_revision');
      }
      await sleep(took * ONLINE_LIMITS.pauseRatio);
    }
  });
}
