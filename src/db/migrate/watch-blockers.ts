import type { Queryable } from '../migration-files/history.ts';

export interface LockWait {
  /** The table that is waited for; null for a lock on something else. */
  relation: string | null;
  blockers: { pid: number; application: string; state: string; since: string }[];
}

const LOOK_EVERY_MS = 250;

/** Null where nobody waits. pg_stat_activity tells a non-superuser little of others' sessions. */
const WAIT = `
select (select w.relation::regclass::text from pg_catalog.pg_locks w
         where w.pid = $1 and not w.granted and w.relation is not null limit 1) as relation,
       (select jsonb_agg(jsonb_build_object(
                 'pid', b.pid, 'application', coalesce(a.application_name, ''),
                 'state', coalesce(a.state, 'unknown'), 'since', coalesce(a.xact_start::text, '')))
          from unnest(pg_catalog.pg_blocking_pids($1)) as b (pid)
          left join pg_catalog.pg_stat_activity a on a.pid = b.pid) as blockers`;

/** Watches from another session whom the session `pid` waits for, until `stop`; `last` is the newest wait. */
export function watchBlockers(
  observer: Queryable,
  pid: number,
): { last(): LockWait | undefined; stop(): Promise<void> } {
  let last: LockWait | undefined;
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const look = async () => {
    const { rows } = await observer.query(WAIT, [pid]);
    const found = rows[0] as { relation: string | null; blockers: LockWait['blockers'] | null };
    if (found.blockers !== null) last = { relation: found.relation, blockers: found.blockers };
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = look()
      // What cannot be seen is not told.
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, LOOK_EVERY_MS);
  return {
    last: () => last,
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** ` for public.scripts, held by process 7 (app, idle in transaction since ...)`; empty when unknown. */
export function describeWait(wait: LockWait | undefined): string {
  if (wait === undefined) return '';
  const target = wait.relation === null ? '' : ` for ${wait.relation}`;
  const holders = wait.blockers.map(({ pid, application, state, since }) => {
    const particulars = [application, since === '' ? state : `${state} since ${since}`];
    return `process ${pid} (${particulars.filter((text) => text !== '').join(', ')})`;
  });
  return `${target}, held by ${holders.join(' and ')}`;
}
