import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** What a table takes on the disk, with what is kept apart of it (TOAST) and without its indexes. */
export interface TableSpace {
  schema: string;
  name: string;
  bytes: number;
  /** Of rows that nobody can see any more: a VACUUM makes room of them for other rows of the table. */
  dead: number;
  /** Those, and the room that is there: what a VACUUM FULL gives back to the disk. */
  reclaimable: number;
}

/**
 * The space of every table, the one with the most to be had back first; by PostgreSQL's own counts,
 * so it reads no table. Four of the parts into which TOAST cuts long values fill a page of 8 kB,
 * which tells how full a TOAST table is. Where it was never vacuumed, what is free in it is unknown
 * and counts as taken.
 */
export async function readTableSpace(db: Kysely<Tables>): Promise<TableSpace[]> {
  const { rows } = await sql<TableSpace>`
    with counted as (
      select coalesce(owner.oid, c.oid) as id, c.relkind = 't' as is_toast,
             pg_catalog.pg_relation_size(c.oid)::float8 as bytes,
             s.n_dead_tup::float8 as dead,
             s.n_live_tup::float8 as seen,
             -- As the planner reckons it: as full as when it was last vacuumed.
             c.reltuples / nullif(c.relpages, 0) * pg_catalog.pg_relation_size(c.oid) / 8192 as scaled
        from pg_catalog.pg_stat_all_tables s
        join pg_catalog.pg_class c on c.oid = s.relid
        left join pg_catalog.pg_class owner on owner.reltoastrelid = c.oid
    ), judged as (
      select id, bytes,
             case when is_toast then least(bytes, dead * 2048)
                  else coalesce(bytes * dead / nullif(dead + greatest(seen, scaled), 0), 0)
              end as dead,
             case when is_toast and scaled is not null then greatest(0, bytes - greatest(seen, scaled) * 2048)
              end as slack
        from counted
    )
    select n.nspname as schema, c.relname as name, sum(j.bytes) as bytes, sum(j.dead) as dead,
           sum(greatest(j.dead, j.slack)) as reclaimable
      from judged j
      join pg_catalog.pg_class c on c.oid = j.id
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     group by n.nspname, c.relname
     order by reclaimable desc, n.nspname, c.relname`.execute(db);
  return rows;
}
