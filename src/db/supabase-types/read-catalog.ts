import type { SqlSession } from '../schema-snapshot.ts';

/** `schema` and `name` are the element's for an array; an enum or row is of ours by its schema. */
export interface TypeFacts {
  schema: string;
  name: string;
  kind: 'base' | 'enum' | 'row';
  array: boolean;
}

export interface ColumnFacts {
  name: string;
  type: TypeFacts;
  nullable: boolean;
  /** May be left out of an insert. */
  optional: boolean;
  /** Takes no value at all. */
  generated: boolean;
}

export interface RelationFacts {
  name: string;
  kind: 'table' | 'view';
  columns: ColumnFacts[];
  relationships: {
    name: string;
    columns: string[];
    relation: string;
    referenced: string[];
    one_to_one: boolean;
  }[];
}

export interface FunctionFacts {
  name: string;
  args: { name: string; type: TypeFacts; optional: boolean }[];
  returns: TypeFacts;
  set: boolean;
}

export interface SchemaFacts {
  schema: string;
  relations: RelationFacts[];
  functions: FunctionFacts[];
  enums: { name: string; labels: string[] }[];
}

/** What the API shows of a schema, composed by the catalog itself: one row, one column `facts`. */
const SCHEMA_FACTS = `
with types as (
  select t.oid, json_build_object(
    'schema', n.nspname, 'name', coalesce(el.typname, t.typname), 'array', el.oid is not null,
    'kind', case coalesce(el.typtype, t.typtype) when 'e' then 'enum' when 'c' then 'row' else 'base' end
  ) as facts
  from pg_catalog.pg_type t
  left join pg_catalog.pg_type el on el.oid = t.typelem and t.typcategory = 'A'
  join pg_catalog.pg_namespace n on n.oid = coalesce(el.typnamespace, t.typnamespace)
),
columns as (
  select a.attrelid, json_agg(json_build_object(
    'name', a.attname, 'type', ty.facts, 'nullable', not a.attnotnull,
    'optional', not a.attnotnull or a.atthasdef or a.attidentity <> '',
    'generated', a.attgenerated <> '' or a.attidentity = 'a'
  ) order by a.attname) as facts
  from pg_catalog.pg_attribute a join types ty on ty.oid = a.atttypid
  where a.attnum > 0 and not a.attisdropped
  group by a.attrelid
),
relationships as (
  select c.conrelid, json_agg(json_build_object(
    'name', c.conname,
    'columns', (select json_agg(a.attname order by k.place)
                from unnest(c.conkey) with ordinality k (attnum, place)
                join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum),
    'relation', r.relname,
    'referenced', (select json_agg(a.attname order by k.place)
                   from unnest(c.confkey) with ordinality k (attnum, place)
                   join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum),
    'one_to_one', exists (select from pg_catalog.pg_constraint u
                          where u.conrelid = c.conrelid and u.contype in ('p', 'u') and u.conkey = c.conkey)
  ) order by c.conname) as facts
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_class r on r.oid = c.confrelid
  join pg_catalog.pg_namespace n on n.oid = r.relnamespace and n.nspname = $1
  where c.contype = 'f'
  group by c.conrelid
)
select json_build_object(
  'schema', $1::text,
  'relations', coalesce((
    select json_agg(json_build_object(
      'name', r.relname, 'kind', case r.relkind when 'v' then 'view' else 'table' end,
      'columns', c.facts, 'relationships', coalesce(f.facts, '[]')
    ) order by r.relname)
    from pg_catalog.pg_class r
    join pg_catalog.pg_namespace n on n.oid = r.relnamespace and n.nspname = $1
    join columns c on c.attrelid = r.oid
    left join relationships f on f.conrelid = r.oid
    where r.relkind in ('r', 'p', 'v')
  ), '[]'),
  'functions', coalesce((
    select json_agg(json_build_object(
      'name', p.proname, 'set', p.proretset, 'returns', rt.facts,
      'args', coalesce((
        select json_agg(json_build_object(
          'name', p.proargnames[arg.place], 'type', ty.facts,
          'optional', arg.place > p.pronargs - p.pronargdefaults
        ) order by arg.place)
        from unnest(p.proargtypes::oid[]) with ordinality arg (type, place)
        join types ty on ty.oid = arg.type
      ), '[]')
    ) order by p.proname, p.oid)
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = $1
    join types rt on rt.oid = p.prorettype
    where p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('authenticated', p.oid, 'execute')
  ), '[]'),
  'enums', coalesce((
    select json_agg(json_build_object('name', t.typname, 'labels', (
      select json_agg(e.enumlabel order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid
    )) order by t.typname)
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace and n.nspname = $1
    where t.typtype = 'e'
  ), '[]')
) as facts`;

/** Tables, views, functions that users may call, and enums of a schema, each by name. */
export async function readCatalog(session: SqlSession, schema: string): Promise<SchemaFacts> {
  const { rows } = await session.query(SCHEMA_FACTS, [schema]);
  const [row] = rows as { facts: SchemaFacts }[];
  if (!row) throw new Error(`the catalog says nothing of schema ${schema}`);
  return row.facts;
}
