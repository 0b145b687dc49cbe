import type { Queryable } from '../migration-files/history.ts';

/**
 * Where a name has to be the only one: a table, a view, an index and a type of one schema share
 * theirs; a column, a constraint, a trigger and a policy have that of their table.
 */
export type NameSpace =
  | 'schema'
  | 'object'
  | 'function'
  | 'column'
  | 'constraint'
  | 'trigger'
  | 'policy';

export interface NamedObject {
  space: NameSpace;
  /** Whole, as SQL writes it; what belongs to a table has the table's name before its own. */
  name: string;
  /** The last part of that, which a rename changes. */
  own: string;
  /** As people call it: `materialized view`. */
  kind: string;
  /** The table that it belongs to, or null. */
  on: string | null;
  /**
   * What tells ours from somebody else's of the same name; null where nothing does. The same on
   * PostgreSQL 15 to 18, and whatever columns an application's own tables have.
   */
  shape: string | null;
}

/** Names of some schemas ($1), all or those of some keys ($2: space and name). */
const NAMES = `
select named.space, named.name, named.own, named.kind, named.on, named.shape from (
  select 'schema' as space, quote_ident(n.nspname) as name, quote_ident(n.nspname) as own, 'schema' as kind, null as on,
         coalesce(obj_description(n.oid, 'pg_namespace'), case when not exists (
           select from pg_catalog.pg_class c where c.relnamespace = n.oid
           union all select from pg_catalog.pg_proc p where p.pronamespace = n.oid
           union all select from pg_catalog.pg_type t where t.typnamespace = n.oid) then 'empty' end) as shape
    from pg_catalog.pg_namespace n where n.nspname = any ($1)
  union all
  select 'object', format('%I.%I', n.nspname, c.relname), quote_ident(c.relname),
         case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
           when 'f' then 'foreign table' when 'c' then 'composite type' when 'i' then 'index'
           when 'I' then 'index' else 'table' end,
         (select i.indrelid::regclass::text from pg_catalog.pg_index i where i.indexrelid = c.oid),
         case when c.relkind in ('i', 'I') then pg_get_indexdef(c.oid)
           else c.relkind::text || ' ' || (
             select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
                               order by a.attname collate "C")
               from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) end
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any ($1) and c.relkind <> 't'
  union all
  select 'object', format('%I.%I', n.nspname, t.typname), quote_ident(t.typname),
         case t.typtype when 'e' then 'enum' when 'd' then 'domain' else 'type' end, null,
         (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
            from pg_catalog.pg_enum e where e.enumtypid = t.oid)
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
   where n.nspname = any ($1) and t.typrelid = 0
     and not exists (select from pg_catalog.pg_type el where el.typarray = t.oid)
  union all
  select 'function', format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), quote_ident(p.proname),
         case p.prokind when 'f' then 'function' when 'p' then 'procedure' else 'aggregate' end, null,
         concat_ws(' ', p.prokind, pg_get_function_result(p.oid), md5(replace(p.prosrc, chr(13), '')))
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
   where n.nspname = any ($1)
  union all
  select 'column', format('%I.%I.%I', n.nspname, c.relname, a.attname), quote_ident(a.attname), 'column',
         format('%I.%I', n.nspname, c.relname), format_type(a.atttypid, a.atttypmod)
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any ($1) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  union all
  select 'constraint', format('%I.%I.%I', n.nspname, c.relname, o.conname), quote_ident(o.conname), 'constraint',
         format('%I.%I', n.nspname, c.relname), replace(pg_get_constraintdef(o.oid), ' NOT VALID', '')
    from pg_catalog.pg_constraint o join pg_catalog.pg_class c on c.oid = o.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any ($1) and o.contype <> 'n'
  union all
  select 'trigger', format('%I.%I.%I', n.nspname, c.relname, g.tgname), quote_ident(g.tgname), 'trigger',
         format('%I.%I', n.nspname, c.relname), pg_get_triggerdef(g.oid)
    from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid = g.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any ($1) and not g.tgisinternal
  union all
  select 'policy', format('%I.%I.%I', n.nspname, c.relname, p.polname), quote_ident(p.polname), 'policy',
         format('%I.%I', n.nspname, c.relname),
         concat_ws(' ', p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any ($1)
) named
where $2::text[] is null or named.space || ' ' || named.name = any ($2)
order by named.space collate "C", named.name collate "C"`;

/**
 * @param session one whose search path is empty, so that names are whole
 * @param keys `keyOf` of those that are asked for; all by default
 */
export async function readNames(
  session: Queryable,
  schemas: readonly string[],
  keys?: readonly string[],
): Promise<NamedObject[]> {
  const { rows } = await session.query(NAMES, [schemas, keys ?? null]);
  return rows as NamedObject[];
}

/** Names one object among all. */
export function keyOf({ space, name }: Pick<NamedObject, 'space' | 'name'>): string {
  return `${space} ${name}`;
}
