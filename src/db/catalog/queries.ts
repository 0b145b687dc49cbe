import type { Catalog } from './facts.ts';

/**
 * One query for each kind of object. Each takes the names of the schemas ($1 text[]) and gives the
 * fields of its facts, sorted by bytes. They read only catalogs and spellings that PostgreSQL 15 to
 * 18 share.
 */
export const CATALOG_QUERIES: Record<keyof Catalog, string> = {
  schemas: `
select n.nspname as name, quote_ident(n.nspname) as sql
  from pg_catalog.pg_namespace n
 where n.nspname = any($1)
 order by n.nspname`,

  enums: `
select n.nspname as schema, t.typname as name, format('%I.%I', n.nspname, t.typname) as sql, l.labels, l.labels_sql
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 cross join lateral (
   select array_agg(e.enumlabel::text order by e.enumsortorder) as labels,
          array_agg(quote_literal(e.enumlabel) order by e.enumsortorder) as labels_sql
     from pg_catalog.pg_enum e where e.enumtypid = t.oid) l
 where n.nspname = any($1) and t.typtype = 'e'
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid
                      and d.deptype = 'e')
 order by n.nspname, t.typname`,

  domains: `
select format('%I.%I as %s%s%s%s', n.nspname, t.typname,
         pg_catalog.format_type(t.typbasetype, t.typtypmod),
         ' default ' || t.typdefault,
         case when t.typnotnull then ' not null' end,
         (select string_agg(format(' constraint %I %s', c.conname,
                                   pg_catalog.pg_get_constraintdef(c.oid)), '' order by c.conname)
            from pg_catalog.pg_constraint c where c.contypid = t.oid and c.contype = 'c')) as definition
  from pg_catalog.pg_type t
  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
 where n.nspname = any($1) and t.typtype = 'd'
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid
                      and d.deptype = 'e')
 order by n.nspname, t.typname`,

  // A sequence behind an identity column shows there; behind a serial column its owner shows here.
  sequences: `
select format('%I.%I as %s start %s increment %s minvalue %s maxvalue %s cache %s%s%s',
         n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, null), s.seqstart,
         s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
         case when s.seqcycle then ' cycle' end,
         (select format(' owned by %I.%I.%I', tn.nspname, tc.relname, a.attname)
            from pg_catalog.pg_depend d
            join pg_catalog.pg_class tc on tc.oid = d.refobjid
            join pg_catalog.pg_namespace tn on tn.oid = tc.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = tc.oid and a.attnum = d.refobjsubid
           where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
             and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype = 'a')) as definition
  from pg_catalog.pg_sequence s
  join pg_catalog.pg_class c on c.oid = s.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1)
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                      and d.deptype in ('e', 'i'))
 order by n.nspname, c.relname`,

  relations: `
select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as sql,
       case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
       c.relpersistence = 'u' as unlogged,
       case c.relkind when 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by,
       array(select o from unnest(c.reloptions) o order by o) as options,
       c.relrowsecurity as row_security, c.relforcerowsecurity as forced_row_security,
       case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as query,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm')
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                      and d.deptype = 'e')
 order by n.nspname, c.relname`,

  columns: `
select format('%I.%I', n.nspname, c.relname) as relation_sql, a.attname as name,
       quote_ident(a.attname) as sql, a.attnum::integer as position,
       json_build_object('schema', tn.nspname, 'name', coalesce(el.typname, t.typname),
         'array', el.oid is not null,
         'kind', case coalesce(el.typtype, t.typtype) when 'e' then 'enum' when 'c' then 'row' else 'base' end
       ) as type,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type_sql,
       case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation_sql,
       a.attnotnull as not_null,
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       case a.attgenerated when '' then null when 's' then 'stored' else 'virtual' end as generated,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression,
       pg_catalog.col_description(a.attrelid, a.attnum) as comment
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_type el on el.oid = t.typelem and t.typcategory = 'A'
  join pg_catalog.pg_namespace tn on tn.oid = coalesce(el.typnamespace, t.typnamespace)
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
 where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
 order by n.nspname, c.relname, a.attname`,

  // PostgreSQL 18 lists NOT NULL here as well ('n'); the columns show it on every version.
  constraints: `
select format('%I.%I', n.nspname, c.relname) as relation_sql, o.conname as name,
       quote_ident(o.conname) as sql, pg_catalog.pg_get_constraintdef(o.oid) as definition,
       case when o.contype = 'f' then json_build_object(
         'schema', rn.nspname, 'relation', r.relname,
         'columns', (select json_agg(a.attname order by k.place)
                       from unnest(o.conkey) with ordinality k (attnum, place)
                       join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.attnum),
         'referenced', (select json_agg(a.attname order by k.place)
                          from unnest(o.confkey) with ordinality k (attnum, place)
                          join pg_catalog.pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.attnum),
         'one_to_one', exists (select from pg_catalog.pg_constraint u
                                where u.conrelid = o.conrelid and u.contype in ('p', 'u')
                                  and u.conkey = o.conkey)) end as reference
  from pg_catalog.pg_constraint o
  join pg_catalog.pg_class c on c.oid = o.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_class r on r.oid = o.confrelid
  left join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
 where n.nspname = any($1) and o.contype in ('c', 'f', 'p', 'u', 'x')
 order by n.nspname, c.relname, o.conname`,

  indexes: `
select format('%I.%I', n.nspname, c.relname) as relation_sql,
       format('%I.%I', n.nspname, x.relname) as sql,
       pg_catalog.pg_get_indexdef(i.indexrelid) as definition,
       i.indisvalid as valid, i.indisready as ready,
       exists (select from pg_catalog.pg_constraint o where o.conindid = i.indexrelid
                  and o.contype in ('p', 'u', 'x')) as of_constraint
  from pg_catalog.pg_index i
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_class c on c.oid = i.indrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1) and c.relkind in ('r', 'p', 'm')
 order by n.nspname, c.relname, x.relname`,

  // An aggregate has no text of its own.
  functions: `
with types as (
  select t.oid, json_build_object(
    'schema', n.nspname, 'name', coalesce(el.typname, t.typname), 'array', el.oid is not null,
    'kind', case coalesce(el.typtype, t.typtype) when 'e' then 'enum' when 'c' then 'row' else 'base' end
  ) as facts
  from pg_catalog.pg_type t
  left join pg_catalog.pg_type el on el.oid = t.typelem and t.typcategory = 'A'
  join pg_catalog.pg_namespace n on n.oid = coalesce(el.typnamespace, t.typnamespace)
)
select n.nspname as schema, p.proname as name,
       format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as signature_sql,
       case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate'
                      else 'window' end as kind,
       case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end as definition,
       case when p.prosqlbody is null then md5(replace(p.prosrc, chr(13), '')) end as body_hash,
       p.prosecdef as security_definer, p.proconfig as settings,
       pg_catalog.pg_get_function_result(p.oid) as result_sql,
       rt.facts as returns, p.proretset as set,
       coalesce((select json_agg(json_build_object(
           'name', p.proargnames[arg.place], 'type', ty.facts,
           'optional', arg.place > p.pronargs - p.pronargdefaults) order by arg.place)
         from unnest(p.proargtypes::oid[]) with ordinality arg (type, place)
         join types ty on ty.oid = arg.type), '[]') as args,
       exists (select from pg_catalog.pg_roles r
                where r.rolname = 'authenticated' and has_function_privilege(r.oid, p.oid, 'execute')) as callable
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  join types rt on rt.oid = p.prorettype
 where n.nspname = any($1)
   and not exists (select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                      and d.deptype = 'e')
 order by n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid) collate "C"`,

  triggers: `
select format('%I.%I', n.nspname, c.relname) as relation_sql, quote_ident(g.tgname) as sql,
       pg_catalog.pg_get_triggerdef(g.oid) as definition,
       case g.tgenabled when 'D' then 'never' when 'R' then 'replica' when 'A' then 'always'
                        else 'origin' end as fires
  from pg_catalog.pg_trigger g
  join pg_catalog.pg_class c on c.oid = g.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1) and not g.tgisinternal
 order by n.nspname, c.relname, g.tgname`,

  rules: `
select pg_catalog.pg_get_ruledef(r.oid) as definition
  from pg_catalog.pg_rewrite r
  join pg_catalog.pg_class c on c.oid = r.ev_class
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1) and r.rulename <> '_RETURN'
 order by n.nspname, c.relname, r.rulename`,

  policies: `
select format('%I.%I', n.nspname, c.relname) as relation_sql, quote_ident(p.polname) as sql,
       p.polpermissive as permissive,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                     when 'd' then 'delete' else 'all' end as command,
       array(select case when u.id = 0 then 'public' else quote_ident(r.rolname) end
               from unnest(p.polroles) u (id) left join pg_catalog.pg_roles r on r.oid = u.id
              order by r.rolname) as roles,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
       pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as with_check
  from pg_catalog.pg_policy p
  join pg_catalog.pg_class c on c.oid = p.polrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1)
 order by n.nspname, c.relname, p.polname`,

  // MAINTAIN is there since PostgreSQL 17.
  grants: `
select o.kind as on, o.schema, o.sql, o.column_sql, o.owned_by_sql, coalesce(quote_ident(r.rolname), 'public') as grantee,
       json_agg(json_build_object('name', lower(g.privilege_type), 'grantable', g.is_grantable)
                order by g.privilege_type, g.is_grantable) as privileges
  from (
    select 'schema' as kind, n.nspname as schema, quote_ident(n.nspname) as sql, null as column_sql,
           null as owned_by_sql, '' as place, '' as arguments, n.nspowner as owner,
           coalesce(n.nspacl, acldefault('n', n.nspowner)) as acl
      from pg_catalog.pg_namespace n
    union all
    select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
                          else 'table' end,
           n.nspname, format('%I.%I', n.nspname, c.relname), null,
           (select format('%I.%I', tn.nspname, t.relname)
              from pg_catalog.pg_depend d
              join pg_catalog.pg_class t on t.oid = d.refobjid
              join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
             where c.relkind = 'S' and d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
               and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i')),
           c.relname, '', c.relowner,
           coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'column', n.nspname, format('%I.%I', n.nspname, c.relname), quote_ident(a.attname),
           null, c.relname, a.attname, c.relowner, a.attacl
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where not a.attisdropped
    union all
    select case p.prokind when 'f' then 'function' when 'p' then 'procedure' when 'a' then 'aggregate'
                          else 'window' end,
           n.nspname, format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
           null, null, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid), p.proowner,
           coalesce(p.proacl, acldefault('f', p.proowner))
      from pg_catalog.pg_proc p
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                          and d.deptype = 'e')
    union all
    select 'type', n.nspname, format('%I.%I', n.nspname, t.typname), null, null, t.typname, '', t.typowner,
           coalesce(t.typacl, acldefault('T', t.typowner))
      from pg_catalog.pg_type t
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
     where t.typtype in ('e', 'd')) o
 cross join lateral aclexplode(o.acl) g
  left join pg_catalog.pg_roles r on r.oid = g.grantee
 where o.schema = any($1) and g.grantee <> o.owner
 group by o.kind, o.schema, o.place, o.arguments, o.sql, o.column_sql, o.owned_by_sql, r.rolname
 order by o.schema, o.place collate "C", o.arguments collate "C", r.rolname`,

  // An entry for each, also where it grants nothing: that is how a default is taken away. Entries
  // without a schema hold for all of them.
  defaultPrivileges: `
select format('for role %I%s on %s: %s', o.rolname,
         ' in schema ' || quote_ident(n.nspname),
         case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
                              when 'f' then 'functions' when 'T' then 'types'
                              when 'n' then 'schemas' else d.defaclobjtype::text end,
         coalesce((select string_agg(e.entry, ', ' order by e.entry collate "C")
                     from (select coalesce(r.rolname, 'public') || '=' ||
                                  string_agg(lower(g.privilege_type)
                                    || case when g.is_grantable then '*' else '' end, '+'
                                    order by g.privilege_type) as entry
                             from aclexplode(d.defaclacl) g
                             left join pg_catalog.pg_roles r on r.oid = g.grantee
                            where g.grantee <> d.defaclrole and g.privilege_type <> 'MAINTAIN'
                            group by r.rolname) e), 'nobody')) as definition
  from pg_catalog.pg_default_acl d
  join pg_catalog.pg_roles o on o.oid = d.defaclrole
  left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
 where n.nspname = any($1) or d.defaclnamespace = 0
 order by o.rolname, n.nspname nulls first, d.defaclobjtype`,

  // 16384 is the first oid of an object that was not there from the start.
  comments: `
select format('on %s %s is %L', i.type, i.identity, d.description) as definition
  from pg_catalog.pg_description d
 cross join lateral pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
 cross join lateral pg_catalog.pg_identify_object_as_address(d.classoid, d.objoid, d.objsubid) a
 where d.objoid >= 16384
   -- an address begins with the schema, but a type's is one qualified name
   and (i.schema = any($1) or a.object_names[1] = any($1))
   and not exists (select from pg_catalog.pg_depend e
                    where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
 order by i.type collate "C", i.identity collate "C"`,
};
