import type { Queryable } from '../migrate/history.ts';

/** The schemas that migrations make things in. */
export const VERIFIED_SCHEMAS: readonly string[] = [
  'public',
  'goldenrod',
  'goldenrod_archive',
  'legacy',
];

export type ObjectKind =
  | 'schema'
  | 'enum'
  | 'table'
  | 'column'
  | 'constraint'
  | 'index'
  | 'view'
  | 'function'
  | 'trigger'
  | 'row security'
  | 'policy'
  | 'grant';

export interface SchemaObject {
  kind: ObjectKind;
  /** What it belongs to: a table, or the schema of a thing that stands alone. Quoted as SQL wants. */
  parent: string;
  /** Unique among its kind and parent. Quoted as SQL wants. */
  name: string;
  /** All that matters of it, as SQL would say it; the same on PostgreSQL 15 to 18. */
  definition: string;
}

/** Tables, views, sequences' owners aside: each query takes the schemas as $1. */
const QUERIES: Record<ObjectKind, string> = {
  schema: `
    select quote_ident(nspname) as parent, quote_ident(nspname) as name, '' as definition
      from pg_catalog.pg_namespace where nspname = any($1)`,
  enum: `
    select quote_ident(n.nspname) as parent, format('%I.%I', n.nspname, t.typname) as name,
           (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
              from pg_catalog.pg_enum e where e.enumtypid = t.oid) as definition
      from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
     where n.nspname = any($1) and t.typtype = 'e'`,
  table: `
    select quote_ident(n.nspname) as parent, format('%I.%I', n.nspname, c.relname) as name, '' as definition
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p')`,
  column: `
    select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(a.attname) as name,
           concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
             case when a.attnotnull then 'not null' end,
             case when a.attgenerated = '' then 'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                  else format('generated always as (%s)', pg_catalog.pg_get_expr(d.adbin, d.adrelid)) end) as definition
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where n.nspname = any($1) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  // PostgreSQL 18 lists NOT NULL here as well ('n'); the columns show it on every version.
  constraint: `
    select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(o.conname) as name,
           pg_catalog.pg_get_constraintdef(o.oid) as definition
      from pg_catalog.pg_constraint o
      join pg_catalog.pg_class c on c.oid = o.conrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and o.contype in ('c', 'f', 'p', 'u', 'x')`,
  index: `
    select format('%I.%I', n.nspname, c.relname) as parent, format('%I.%I', n.nspname, x.relname) as name,
           pg_catalog.pg_get_indexdef(i.indexrelid)
             || case when i.indisvalid and i.indisready then '' else ' (INVALID)' end as definition
      from pg_catalog.pg_index i
      join pg_catalog.pg_class x on x.oid = i.indexrelid
      join pg_catalog.pg_class c on c.oid = i.indrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p', 'm')`,
  // Its columns and its text follow the columns of the table below, which may have more of an application's own.
  view: `
    select quote_ident(n.nspname) as parent, format('%I.%I', n.nspname, c.relname) as name,
           coalesce('with (' || (select string_agg(o, ', ' order by o) from unnest(c.reloptions) o) || ')', '') as definition
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'v'`,
  // The body as a hash of its bytes, carriage returns aside. A BEGIN ATOMIC body is kept parsed, with
  // every column of every row spelled out, and so differs where an application has columns of its own.
  function: `
    select quote_ident(n.nspname) as parent,
           format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as name,
           concat_ws(' ',
             case when p.prosecdef then 'security definer' else 'security invoker' end,
             coalesce('set ' || array_to_string(p.proconfig, ', '), 'no settings'),
             'returns ' || pg_catalog.pg_get_function_result(p.oid),
             case when p.prosqlbody is null then 'body ' || md5(replace(p.prosrc, chr(13), '')) end) as definition
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where n.nspname = any($1) and p.prokind in ('f', 'p')`,
  trigger: `
    select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(g.tgname) as name,
           pg_catalog.pg_get_triggerdef(g.oid)
             || case g.tgenabled when 'O' then '' when 'A' then '' else ' (DISABLED)' end as definition
      from pg_catalog.pg_trigger g
      join pg_catalog.pg_class c on c.oid = g.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and not g.tgisinternal`,
  'row security': `
    select format('%I.%I', n.nspname, c.relname) as parent, 'row level security' as name,
           concat_ws(', ', case when c.relrowsecurity then 'enabled' else 'disabled' end,
                           case when c.relforcerowsecurity then 'forced' end) as definition
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p')`,
  policy: `
    select format('%I.%I', n.nspname, c.relname) as parent, quote_ident(p.polname) as name,
           concat_ws(' ', 'as', case when p.polpermissive then 'permissive' else 'restrictive' end,
             'for', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                  when 'd' then 'delete' else 'all' end,
             'to', (select string_agg(case when u.id = 0 then 'public' else quote_ident(r.rolname) end, ', '
                                      order by r.rolname)
                      from unnest(p.polroles) u (id) left join pg_catalog.pg_roles r on r.oid = u.id),
             'using (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
             'with check (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')') as definition
      from pg_catalog.pg_policy p
      join pg_catalog.pg_class c on c.oid = p.polrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1)`,
  // The owner's own rights, and MAINTAIN, which \`all\` means since PostgreSQL 17, are left out.
  grant: `
    select o.parent, format('%s to %s', o.target, coalesce(quote_ident(r.rolname), 'public')) as name,
           string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) as definition
      from (select format('%I.%I', n.nspname, c.relname) as parent,
                   format('%I.%I', n.nspname, c.relname) as target, c.relowner as owner,
                   coalesce(c.relacl, acldefault('r', c.relowner)) as acl
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = any($1) and c.relkind in ('r', 'p', 'v')
            union all
            select quote_ident(n.nspname),
                   format('function %I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
                   p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
              from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where n.nspname = any($1) and p.prokind in ('f', 'p')
            union all
            select quote_ident(n.nspname), format('schema %I', n.nspname), n.nspowner,
                   coalesce(n.nspacl, acldefault('n', n.nspowner))
              from pg_catalog.pg_namespace n where n.nspname = any($1)) o
     cross join lateral aclexplode(o.acl) g
      left join pg_catalog.pg_roles r on r.oid = g.grantee
     where g.grantee <> o.owner and g.privilege_type <> 'MAINTAIN'
     group by o.parent, o.target, r.rolname`,
};

/** What an extension made is the extension's business. */
const NOT_OF_EXTENSIONS: Partial<Record<ObjectKind, string>> = {
  function: `and not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.pg_proc'::regclass
               and e.objid = p.oid and e.deptype = 'e')`,
};

/**
 * Every object of the verified schemas, sorted. The session must have an empty search path, so that
 * names come whole.
 */
export async function schemaObjects(session: Queryable): Promise<SchemaObject[]> {
  const objects: SchemaObject[] = [];
  for (const [kind, text] of Object.entries(QUERIES) as [ObjectKind, string][]) {
    const query = `${text} ${NOT_OF_EXTENSIONS[kind] ?? ''}`;
    const { rows } = await session.query(query, [VERIFIED_SCHEMAS]);
    const found = (rows as Omit<SchemaObject, 'kind'>[]).map(({ parent, name, definition }) => ({
      kind,
      parent,
      name,
      definition,
    }));
    objects.push(...found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
  }
  return objects;
}

/** Names one object among all. */
export function keyOf({ kind, parent, name }: SchemaObject): string {
  return `${kind} ${parent} ${name}`;
}
