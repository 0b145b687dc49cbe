import type { Queryable } from '../../db/migration-files/history.ts';

/** From and to, in seconds. */
export type Seconds = readonly [least: number, most: number];

/** How long the conversion takes about, by what this server does in a second. */
export interface Duration {
  /** Rows of all tables that are converted. */
  rows: number;
  /** How many of them were read and sorted here, and how many microseconds each of them took. */
  sampled: number;
  microsecondsPerRow: number;
  /** In one transaction for each file, while writers wait. */
  plain: Seconds;
  /** With `--online`, while nobody waits. */
  online: Seconds;
}

const CONVERTED = ['public.scripts', 'public.image_generations', 'public.audio_generations'];
const SAMPLE_ROWS = 50_000;
/** Below this it is over before anybody has read how long it takes. */
const WORTH_TELLING_ROWS = 10_000;

/**
 * What converting a row costs beside reading and sorting it: 25 in one transaction, 45 online, which
 * rests between its batches. Half or twice of that was seen, by how busy the server is (50,000 to a
 * million scripts of the deployed shape, PostgreSQL 18).
 */
const PLAIN_FACTOR = 25;
const ONLINE_FACTOR = 45;

/** Reads some thousand rows; null where there are too few to tell. */
export async function estimateDuration(session: Queryable): Promise<Duration | null> {
  const counts: number[] = [];
  for (const table of CONVERTED) counts.push(await countRows(session, table));
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows < WORTH_TELLING_ROWS) return null;
  const largest = CONVERTED[counts.indexOf(Math.max(...counts))] ?? '';
  const { sampled, microseconds } = await sample(session, largest);
  if (sampled === 0) return null;
  const microsecondsPerRow = microseconds / sampled;
  const span = (factor: number): Seconds => {
    const middle = (rows * microsecondsPerRow * factor) / 1e6;
    return [middle / 2, middle * 2];
  };
  return {
    rows,
    sampled,
    microsecondsPerRow,
    plain: span(PLAIN_FACTOR),
    online: span(ONLINE_FACTOR),
  };
}

/** What the server last counted, or all of them where it never did; 0 where there is no such table. */
async function countRows(session: Queryable, table: string): Promise<number> {
  const { rows } = await session.query(
    'select reltuples::float8 as estimate from pg_catalog.pg_class where oid = pg_catalog.to_regclass($1)',
    [table],
  );
  const [found] = rows as { estimate: number }[];
  if (found === undefined || found.estimate >= 0) return found?.estimate ?? 0;
  const counted = await session.query(`select count(*)::float8 as rows from ${table}`);
  return (counted.rows[0] as { rows: number }).rows;
}

/** The second time: the first may have waited for the disk. */
async function sample(
  session: Queryable,
  table: string,
): Promise<{ sampled: number; microseconds: number }> {
  let sampled = 0;
  let microseconds = 0;
  for (let run = 0; run < 2; run += 1) {
    const began = performance.now();
    const { rows } = await session.query(
      `select count(*)::integer as rows from (
         select md5(t.id::text) as mixed from (select id from ${table} limit ${SAMPLE_ROWS}) as t order by 1 offset 0
       ) as sorted`,
    );
    microseconds = (performance.now() - began) * 1000;
    sampled = (rows[0] as { rows: number }).rows;
  }
  return { sampled, microseconds };
}
