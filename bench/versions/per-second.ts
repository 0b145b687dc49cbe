import { performance } from 'node:perf_hooks';
import type pg from 'pg';

/** A connection with an account and chapters of its own. */
export interface Worker {
  client: pg.Client;
  userId: string;
  chapterIds: string[];
  /** Scripts to evaluate, in turn. */
  drafts: string[];
  /** Two approved versions of one chapter, which take turns on the air. */
  approved: string[];
}

/** One statement; `turn` counts a worker's own. */
export type Verb = (worker: Worker, turn: number) => { text: string; values: unknown[] };

const WARM_UP_TURNS = 3;

/** How many transactions of one statement all workers together end in a second. */
export async function perSecond(
  workers: readonly Worker[],
  verb: Verb,
  milliseconds: number,
): Promise<number> {
  await Promise.all(
    workers.map(async (worker) => {
      for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) await asOwner(worker, verb(worker, turn));
    }),
  );
  const begun = performance.now();
  const turns = await Promise.all(
    workers.map(async (worker) => {
      let turn = WARM_UP_TURNS;
      while (performance.now() - begun < milliseconds) {
        await asOwner(worker, verb(worker, turn));
        turn += 1;
      }
      return turn - WARM_UP_TURNS;
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  return turns.reduce((sum, count) => sum + count, 0) / seconds;
}

/** A transaction with role and claims, as the API makes it; the bare inserts have the same around them. */
export async function asOwner(
  { client, userId }: Pick<Worker, 'client' | 'userId'>,
  { text, values }: ReturnType<Verb>,
): Promise<pg.QueryResult<{ id: string }>> {
  await client.query('begin');
  await client.query(
    "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)",
    [JSON.stringify({ role: 'authenticated', sub: userId })],
  );
  const result = await client.query<{ id: string }>(text, values);
  await client.query('commit');
  return result;
}
