import type { Queryable } from '../migration-files/history.ts';

export interface TableSize {
  /** With its schema. */
  name: string;
  /** An estimate; what the server last counted, or null where it never did. */
  rows: number | null;
  bytes: number;
}

/** The tables that are there, of those that are named. */
export async function readTableSizes(
  session: Queryable,
  names: readonly string[],
): Promise<TableSize[]> {
  const { rows } = await session.query(
    `select t.name, nullif(c.reltuples, -1)::float8 as rows, pg_catalog.pg_table_size(c.oid)::float8 as bytes
       from unnest($1::text[]) with ordinality as t (name, place)
       join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t.name)
      where c.relkind in ('r', 'p') order by t.place`,
    [names],
  );
  return rows as TableSize[];
}
