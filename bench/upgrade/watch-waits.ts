import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../test/harness/databases.ts';

const SLOW_MS = 40;
const LOOK_EVERY_MS = 15;

const WAITING = `
select a.pid, coalesce(a.wait_event_type || ' ' || a.wait_event, 'processor') as event,
       extract(epoch from clock_timestamp() - a.query_start) * 1000 as took,
       (select string_agg(b.backend_type || ': ' || left(regexp_replace(b.query, '\\s+', ' ', 'g'), 90), '; ')
          from unnest(pg_blocking_pids(a.pid)) as p (pid) join pg_stat_activity b on b.pid = p.pid) as blocker
  from pg_stat_activity a
 where a.datname = current_database() and a.application_name = 'writer' and a.state = 'active'
   and clock_timestamp() - a.query_start > $1 * interval '1 ms'`;

/** Looks from the side what slow writers wait for; returns what was seen, most often first. */
export async function watchWaits(url: string, going: () => boolean): Promise<string[]> {
  const seen = new Map<string, { times: number; longest: number }>();
  await withClient(url, async (client) => {
    while (going()) {
      const { rows } = await client.query<{ event: string; took: string; blocker: string | null }>(
        WAITING,
        [SLOW_MS],
      );
      for (const { event, took, blocker } of rows) {
        const what = blocker === null ? event : `${event} <- ${blocker}`;
        const before = seen.get(what) ?? { times: 0, longest: 0 };
        seen.set(what, {
          times: before.times + 1,
          longest: Math.max(before.longest, Number(took)),
        });
      }
      await sleep(LOOK_EVERY_MS);
    }
  });
  return [...seen]
    .toSorted(([, a], [, b]) => b.longest - a.longest)
    .map(
      ([what, { times, longest }]) =>
        `seen ${times} times, up to ${longest.toFixed(0)} ms: ${what}`,
    );
}
