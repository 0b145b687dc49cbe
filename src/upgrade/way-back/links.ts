import type { Queryable } from '../../db/migration-files/history.ts';

/** A foreign key to scripts that is not ours. */
export interface Link {
  constraint: string;
  /** With its schema; both as SQL writes them. */
  table: string;
  column: string;
  /** Whether it refers by the id alone, as the rollback can point it to another script. */
  byId: boolean;
  /** A row that cannot be pointed elsewhere is taken out whole: two would point to one where one may. */
  whole: boolean;
  nullable: boolean;
}

const LINKS = `
select quote_ident(k.conname) as constraint, format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column,
       array_length(k.conkey, 1) = 1 and target.attname = 'id' as "byId",
       exists (
         select from pg_catalog.pg_index i
          where i.indrelid = k.conrelid and i.indisunique and a.attnum = any (i.indkey)
       ) or not exists (
         select from pg_catalog.pg_index i where i.indrelid = k.conrelid and i.indisprimary
       ) as whole,
       not a.attnotnull as nullable
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  join pg_catalog.pg_attribute target on target.attrelid = k.confrelid and target.attnum = k.confkey[1]
 where k.contype = 'f' and k.confrelid = 'public.scripts'::pg_catalog.regclass
   and not (n.nspname in ('goldenrod', 'goldenrod_archive')
     or format('%I.%I.%I', n.nspname, c.relname, k.conname) = any ($1))
 order by 2, 3, 1`;

/** @param ours names of constraints that go with their own files: table and name */
export async function readLinks(session: Queryable, ours: readonly string[]): Promise<Link[]> {
  return (await session.query(LINKS, [ours])).rows as Link[];
}

/** Of a row `t` of such a table whose script is `m`, and does not stay. */
export const isTakenOut = ({ whole, nullable }: Link): string =>
  whole ? 'true' : nullable ? 'false' : 'm.survivor is null';

/** A foreign key to a table that has a link, and how its rows are found from one of those. */
interface Child {
  constraint: string;
  table: string;
  /** A condition on its row `c` and the row `t` that it refers to. */
  same: string;
}

const CHILDREN = `
select quote_ident(k.conname) as constraint, format('%I.%I', n.nspname, o.relname) as table,
       (select string_agg(format('c.%I = t.%I', child.attname, owner.attname), ' and ')
          from rows from (unnest(k.conkey), unnest(k.confkey)) as pair (child_column, owner_column)
          join pg_catalog.pg_attribute child on child.attrelid = k.conrelid and child.attnum = pair.child_column
          join pg_catalog.pg_attribute owner on owner.attrelid = k.confrelid and owner.attnum = pair.owner_column) as same
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class o on o.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = o.relnamespace
 where k.contype = 'f' and k.confrelid = pg_catalog.to_regclass($1)
 order by 2, 1`;

export async function readChildren(session: Queryable, { table }: Link): Promise<Child[]> {
  return (await session.query(CHILDREN, [table])).rows as Child[];
}
