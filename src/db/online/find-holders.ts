import type pg from 'pg';
import type { Queryable } from '../migration-files/history.ts';

/** A session that has a lock on one of the tables. */
export interface Holder {
  pid: number;
  user: string;
  application: string;
  state: string;
  /** Whole seconds since its transaction began; null where that may not be seen. */
  seconds: number | null;
  table: string;
}

const HOLDERS = `
select distinct on (a.pid) a.pid, coalesce(a.usename, a.backend_type, '') as "user",
       coalesce(a.application_name, '') as application, coalesce(a.state, a.backend_type, 'unknown') as state,
       extract(epoch from clock_timestamp() - a.xact_start)::integer as seconds, l.relation::regclass::text as "table"
  from pg_catalog.pg_locks l
  join pg_catalog.pg_stat_activity a on a.pid = l.pid
 where l.granted and l.relation = any (array(
         select to_regclass(name)::oid from unnest($1::text[]) as name))
   and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
   and a.pid <> all ($2::integer[])
 order by a.pid, a.xact_start`;

/** Who is in the way, the oldest first; nobody when it cannot be told. */
export async function findHolders(
  observer: Queryable,
  client: pg.PoolClient,
  tables: readonly string[],
): Promise<Holder[]> {
  try {
    // The protocol tells each client its process, and its types do not.
    const own = (client as unknown as { processID: number | null }).processID ?? 0;
    const { rows } = await observer.query(
      `select * from (${HOLDERS}) h where pid <> pg_backend_pid() order by seconds desc nulls last limit 3`,
      [tables, [own]],
    );
    return rows as Holder[];
  } catch {
    return [];
  }
}

/** `: process 7 (amy, psql, idle in transaction for 80 s) has public.scripts`; empty for nobody. */
export function describeHolders(holders: readonly Holder[]): string {
  if (holders.length === 0) return '';
  const told = holders.map(({ pid, user, application, state, seconds, table }) => {
    const age = seconds === null ? state : `${state} for ${seconds} s`;
    const particulars = [user, application, age].filter((text) => text !== '');
    return `process ${pid} (${particulars.join(', ')}) has ${table}`;
  });
  return `: ${told.join('; ')}`;
}
