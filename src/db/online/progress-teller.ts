import type { OnlineSession } from './online-session.ts';

const TELL_EVERY_MS = 2_000;

interface Subject {
  file: string;
  what: string;
  table: string;
  /** Where an interrupted walk goes on; ids are random, so their order tells how much is left. */
  from: string;
}

/** Counts rows that were worked on and tells every two seconds how far it is. */
export async function progressTeller(
  { client, onEvent }: OnlineSession,
  { file, what, table, from }: Subject,
): Promise<(rows: number) => void> {
  const { rows } = await client.query<{ estimate: number }>(
    'select greatest(reltuples, 0)::float8 as estimate from pg_catalog.pg_class where oid = $1::regclass',
    [table],
  );
  const total = Math.round(rows[0]?.estimate ?? 0);
  const before = Math.round(total * shareBefore(from));
  const began = performance.now();
  let told = began;
  let done = 0;
  return (more) => {
    done += more;
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    const left = total - before - done;
    const leftMilliseconds = left > 0 ? ((now - began) / done) * left : undefined;
    onEvent({ kind: 'progress', file, what, done: before + done, total, leftMilliseconds });
  };
}

/** The part of all random uuids that is lower than this one. */
function shareBefore(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) / 0x1_0000_0000;
}
