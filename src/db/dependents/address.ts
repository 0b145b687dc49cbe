import type { NamedObject, NameSpace } from '../catalog/names.ts';
import { keyOf } from '../catalog/names.ts';
import type { Queryable } from '../migration-files/history.ts';

/** One object among all, as pg_depend names it. */
export interface Address {
  /** Oids, as text. */
  class: string;
  id: string;
  /** The number of a column, else 0. */
  part: number;
}

/** What a DROP statement names. */
interface Dropped {
  kind: 'function' | 'view' | 'table' | 'type' | 'schema' | 'event trigger';
  /** As the statement writes it. */
  name: string;
}

// A statement that a function puts together from parts names nothing.
const DROP = /\bdrop (function|view|table|type|schema|event trigger)(?: if exists)? ([^;'%]+);/g;

/** What a file drops by name; columns, and what belongs to a table, are not among it. */
export function readDrops(sql: string): Dropped[] {
  return [...sql.matchAll(DROP)].map(([, kind, name]) => ({
    kind: kind as Dropped['kind'],
    name: name ?? '',
  }));
}

const DROPPED = `
select k.place, a.class::text, a.id::text, 0 as part
  from unnest($1::text[], $2::text[]) with ordinality as k (kind, name, place)
 cross join lateral (
   select 'pg_catalog.pg_proc'::regclass::oid as class, to_regprocedure(k.name)::oid as id where k.kind = 'function'
   union all select 'pg_catalog.pg_class'::regclass, to_regclass(k.name) where k.kind in ('view', 'table')
   union all select 'pg_catalog.pg_type'::regclass, to_regtype(k.name) where k.kind = 'type'
   union all select 'pg_catalog.pg_namespace'::regclass, to_regnamespace(k.name) where k.kind = 'schema'
   union all select e.tableoid, e.oid from pg_catalog.pg_event_trigger e
    where k.kind = 'event trigger' and e.evtname = k.name
 ) a
 where a.id is not null
 order by k.place`;

/** Where those of them are that are here. */
export async function addressesOfDropped(
  session: Queryable,
  dropped: readonly Dropped[],
): Promise<Address[]> {
  const { rows } = await session.query(DROPPED, [
    dropped.map(({ kind }) => kind),
    dropped.map(({ name }) => name),
  ]);
  return (rows as Address[]).map(({ class: of, id, part }) => ({ class: of, id, part }));
}

type Name = Pick<NamedObject, 'space' | 'name'>;

/** A name is unique in its space: these queries give the address of each, by space. */
const NAMED = `
select a.class::text, a.id::text, a.part::integer from (
  select 'object ' || format('%I.%I', n.nspname, c.relname) as key, c.tableoid as class, c.oid as id, 0 as part
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = any ($1)
  union all
  select 'object ' || format('%I.%I', n.nspname, t.typname), t.tableoid, t.oid, 0
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where n.nspname = any ($1)
  union all
  select 'schema ' || quote_ident(n.nspname), n.tableoid, n.oid, 0
    from pg_catalog.pg_namespace n where n.nspname = any ($1)
  union all
  select 'function ' || format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), p.tableoid, p.oid, 0
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1)
  union all
  select x.space || ' ' || format('%I.%I.%I', n.nspname, c.relname, x.name), x.class, x.id, x.part
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   cross join lateral (
     select 'column' as space, a.attname as name, c.tableoid as class, c.oid as id, a.attnum as part
       from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     union all
     select 'constraint', o.conname, o.tableoid, o.oid, 0 from pg_catalog.pg_constraint o where o.conrelid = c.oid
     union all
     select 'trigger', g.tgname, g.tableoid, g.oid, 0 from pg_catalog.pg_trigger g where g.tgrelid = c.oid
     union all
     select 'policy', p.polname, p.tableoid, p.oid, 0 from pg_catalog.pg_policy p where p.polrelid = c.oid
   ) x
   where n.nspname = any ($1)
) a
where a.key = any ($2)`;

/** Where those of some names are that are here. */
export async function addressesOfNames(
  session: Queryable,
  schemas: readonly string[],
  names: readonly Name[],
): Promise<Address[]> {
  const { rows } = await session.query(NAMED, [schemas, [...new Set(names.map(keyOf))]]);
  return rows as Address[];
}

/** The space that a kind of object has its name in; undefined for what has none. */
export function spaceOf(kind: string): NameSpace | undefined {
  return SPACES[kind];
}

const SPACES: Record<string, NameSpace> = {
  schema: 'schema',
  enum: 'object',
  table: 'object',
  view: 'object',
  index: 'object',
  column: 'column',
  constraint: 'constraint',
  trigger: 'trigger',
  policy: 'policy',
};
