import type { Queryable } from '../migration-files/history.ts';
import type { Address } from './address.ts';

/** Something that is about to go, whose type is about to change, or a table that is about to be put aside. */
export interface Going extends Address {
  fate: 'dropped' | 'altered' | 'moved';
}

/** Something that depends on what goes, so that PostgreSQL refuses to drop that. */
export interface Dependent {
  /** As PostgreSQL calls it: `materialized view`, `policy`, `table column`. */
  type: string;
  /** Whole, as SQL writes it; what belongs to a table as `name on table`, a column as `table.name`. */
  identity: string;
  /** The table, type or publication that it belongs to and its own name there, or null. */
  table: string | null;
  own: string | null;
  generated: boolean;
  /** What it needs of what goes, in words; of what needs only other dependents, those. */
  needs: string[];
  /** The statement or the words that make it again, where PostgreSQL has them in one. */
  definition: string | null;
}

const arrays = (addresses: readonly Address[]) => [
  addresses.map((one) => one.class),
  addresses.map(({ id }) => id),
  addresses.map(({ part }) => part),
];

/** `along`: what goes, with all that PostgreSQL drops with it without a word. */
const ALONG = `
with recursive going (class, id, part, fate) as (
  select g.class, g.id, g.part, g.fate
    from unnest($1::oid[], $2::oid[], $3::integer[], $4::text[]) as g (class, id, part, fate)
), ours (class, id, part) as (
  select o.class, o.id, o.part from unnest($5::oid[], $6::oid[], $7::integer[]) as o (class, id, part)
), along (class, id, part, fate) as (
  select class, id, part, fate from going
  union
  select d.classid, d.objid, d.objsubid, 'dropped'
    from along a
    join pg_catalog.pg_depend d on d.refclassid = a.class and d.refobjid = a.id and (a.part = 0 or d.refobjsubid = a.part)
   where a.fate = 'dropped' and d.deptype in ('a', 'i')
)`;

/** A view for its rule and its columns, a column for its expression; all else for itself. */
const WHOLE = `
   cross join lateral (
     select c.tableoid as class, c.oid as id, 0 as part
       from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class and c.relkind in ('v', 'm')
      where d.classid = 'pg_catalog.pg_rewrite'::regclass and r.oid = d.objid and r.rulename = '_RETURN'
     union all
     select 'pg_catalog.pg_class'::regclass::oid, f.adrelid, f.adnum
       from pg_catalog.pg_attrdef f where d.classid = 'pg_catalog.pg_attrdef'::regclass and f.oid = d.objid
     union all
     select d.classid, d.objid, case when d.classid = 'pg_catalog.pg_class'::regclass and exists (
              select from pg_catalog.pg_class c where c.oid = d.objid and c.relkind in ('v', 'm')
            ) then 0 else d.objsubid end
      where d.classid <> 'pg_catalog.pg_attrdef'::regclass and not exists (
        select from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class and c.relkind in ('v', 'm')
         where d.classid = 'pg_catalog.pg_rewrite'::regclass and r.oid = d.objid and r.rulename = '_RETURN')
   ) h
   where d.deptype = 'n'`;

const IS_OURS = `exists (
       select from ours o where o.class = h.class and o.id = h.id and (o.part = 0 or o.part = h.part))`;

/** What is put aside with its table, as it is: all but policies and foreign keys. */
const MOVES_WITH_IT = `(
       h.class = a.class and h.id = a.id
       or exists (select from pg_catalog.pg_trigger t where h.class = t.tableoid and t.oid = h.id and t.tgrelid = a.id)
       or exists (select from pg_catalog.pg_rewrite r where h.class = r.tableoid and r.oid = h.id and r.ev_class = a.id)
       or exists (select from pg_catalog.pg_index i
                   where h.class = 'pg_catalog.pg_class'::regclass and i.indexrelid = h.id and i.indrelid = a.id)
       or exists (select from pg_catalog.pg_constraint k
                   where h.class = k.tableoid and k.oid = h.id and k.conrelid = a.id and k.contype <> 'f'))`;

/** Those on a table itself depend on it without standing in its way. */
const ON_THE_TABLE = `
    select p.tableoid as class, p.oid as id, p.polrelid as table_id from pg_catalog.pg_policy p
    union all
    select k.tableoid, k.oid, k.conrelid from pg_catalog.pg_constraint k where k.contype = 'f'`;

/** Its parent's column is the one to alter. */
const IS_INHERITED = `exists (
       select from pg_catalog.pg_attribute a
        where h.class = 'pg_catalog.pg_class'::regclass and a.attrelid = h.id and h.part > 0 and a.attnum = h.part
          and a.attinhcount > 0)`;

/** In the words of PostgreSQL's own statements, whatever language the server speaks. */
const WORDS = `pg_catalog.regexp_replace(n.type, '^table (?=column|constraint)', '') || ' ' || n.identity`;

/**
 * Those that depend on others of them come first: the order in which they can be dropped. What is ours
 * and shows one of them makes way for it, where nothing depends on that in turn.
 */
const DEPENDENTS = `${ALONG}, held (class, id, part, needs_class, needs_id, needs_part, depth) as (
  select h.class, h.id, h.part, a.class, a.id, a.part, 1
    from along a
    join pg_catalog.pg_depend d on d.refclassid = a.class and d.refobjid = a.id and (a.part = 0 or d.refobjsubid = a.part)
    ${WHOLE}
     and not ${IS_OURS}
     and not (a.fate = 'moved' and ${MOVES_WITH_IT})
     and not exists (
       select from along x where x.class = d.classid and x.id = d.objid and (x.part = 0 or x.part = d.objsubid))
  union
  select h.class, h.id, 0, a.class, a.id, 0, 1
    from along a join (${ON_THE_TABLE}) h on a.fate = 'moved' and h.table_id = a.id
   where not exists (select from ours o where o.class = h.class and o.id = h.id)
  union
  select h.class, h.id, h.part, w.class, w.id, w.part, w.depth + 1
    from held w
    join pg_catalog.pg_depend d on d.refclassid = w.class and d.refobjid = w.id and (w.part = 0 or d.refobjsubid = w.part)
    ${WHOLE}
     and w.depth < 20 and (h.class, h.id) <> (w.class, w.id)
     -- A table that inherits stays, with all that is on it.
     and not exists (
       select from pg_catalog.pg_class c
        where c.tableoid = w.class and c.oid = w.id and w.part = 0 and c.relkind not in ('v', 'm'))
), found as (
  select class, id, part, max(depth) as depth,
         array_agg(distinct ${WORDS}) as needs
    from held h
   cross join lateral pg_catalog.pg_identify_object(needs_class, needs_id, needs_part) n
   where not ${IS_OURS} and not ${IS_INHERITED} group by class, id, part
)
select o.type, o.identity, f.needs,
       t.name as "table", t.own, t.generated is true as generated,
       case f.class
         when 'pg_catalog.pg_proc'::regclass then (
           select case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end
             from pg_catalog.pg_proc p where p.oid = f.id)
         when 'pg_catalog.pg_rewrite'::regclass then pg_catalog.pg_get_ruledef(f.id)
         when 'pg_catalog.pg_trigger'::regclass then pg_catalog.pg_get_triggerdef(f.id)
         when 'pg_catalog.pg_constraint'::regclass then pg_catalog.pg_get_constraintdef(f.id)
         when 'pg_catalog.pg_class'::regclass then case when f.part = 0 then (
           select case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid)
                       when c.relkind in ('i', 'I') then pg_catalog.pg_get_indexdef(c.oid) end
             from pg_catalog.pg_class c where c.oid = f.id) end
       end as definition
  from found f
 cross join lateral pg_catalog.pg_identify_object(f.class, f.id, f.part) o
  left join lateral (
    select format('%I.%I', s.nspname, c.relname) as name, x.own, x.generated
      from (
        select a.attrelid as relation, quote_ident(a.attname) as own, a.attgenerated <> '' as generated
          from pg_catalog.pg_attribute a
         where f.class = 'pg_catalog.pg_class'::regclass and f.part > 0 and a.attrelid = f.id and a.attnum = f.part
        union all
        select k.conrelid, quote_ident(k.conname), false from pg_catalog.pg_constraint k
         where f.class = 'pg_catalog.pg_constraint'::regclass and k.oid = f.id
        union all
        select r.prrelid, quote_ident(p.pubname), false
          from pg_catalog.pg_publication_rel r join pg_catalog.pg_publication p on p.oid = r.prpubid
         where f.class = 'pg_catalog.pg_publication_rel'::regclass and r.oid = f.id
        union all
        select i.inhparent, quote_ident(p.relname), false
          from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
         where f.class = 'pg_catalog.pg_class'::regclass and f.part = 0 and i.inhrelid = f.id
      ) x
      join pg_catalog.pg_class c on c.oid = x.relation
      join pg_catalog.pg_namespace s on s.oid = c.relnamespace
    union all
    select pg_catalog.format_type(k.contypid, null), quote_ident(k.conname), false from pg_catalog.pg_constraint k
     where f.class = 'pg_catalog.pg_constraint'::regclass and k.oid = f.id and k.contypid <> 0
     limit 1
  ) t on true
 order by f.depth desc, o.type, o.identity`;

/**
 * What is not ours and depends on something that goes, directly or by others of its like.
 * @param session one that shows names whole
 */
export async function findDependents(
  session: Queryable,
  going: readonly Going[],
  ours: readonly Address[],
): Promise<Dependent[]> {
  const { rows } = await session.query(DEPENDENTS, valuesOf(going, ours));
  return rows as Dependent[];
}

const GOING_ALONG = `${ALONG}
select distinct ${WORDS} as what,
       case x.class when 'pg_catalog.pg_class'::regclass then (
           select case when c.relkind <> 'S' then pg_catalog.pg_get_indexdef(c.oid) end
             from pg_catalog.pg_class c where c.oid = x.id)
         when 'pg_catalog.pg_constraint'::regclass then pg_catalog.pg_get_constraintdef(x.id)
         when 'pg_catalog.pg_statistic_ext'::regclass then pg_catalog.pg_get_statisticsobjdef(x.id) end as definition
  from along x
 cross join lateral pg_catalog.pg_identify_object(x.class, x.id, x.part) n
 where not exists (select from ours o where o.class = x.class and o.id = x.id)
   and (
     x.class in ('pg_catalog.pg_statistic_ext'::regclass, 'pg_catalog.pg_publication_namespace'::regclass)
     -- A NOT NULL belongs to its column; PostgreSQL 18 lists it here as well.
     or (x.class = 'pg_catalog.pg_constraint'::regclass
       and exists (select from pg_catalog.pg_constraint k where k.oid = x.id and k.contype <> 'n'))
     or (x.class = 'pg_catalog.pg_class'::regclass
       and exists (
         select from pg_catalog.pg_class c
          where c.oid = x.id and c.relkind in ('i', 'I') and c.relnamespace <> 'pg_toast'::regnamespace)
       and not exists (select from pg_catalog.pg_constraint k where k.conindid = x.id and k.contype in ('p', 'u', 'x')))
     -- One that an owner gave to a column of ours.
     or (x.class = 'pg_catalog.pg_class'::regclass and exists (
       select from pg_catalog.pg_class c
         join pg_catalog.pg_depend d on d.classid = x.class and d.objid = c.oid and d.deptype = 'a'
         join ours o on o.class = d.refclassid and o.id = d.refobjid and o.part = d.refobjsubid
        where c.oid = x.id and c.relkind = 'S' and d.refobjsubid > 0))
   )
 order by 1`;

/** Something that is not ours and goes with a column, without a word of PostgreSQL. */
export interface GoesAlong {
  /** `index app_by_status`. */
  what: string;
  definition: string | null;
}

/** Indexes, constraints, statistics and sequences that are not ours, on columns that are dropped. */
export async function findGoingAlong(
  session: Queryable,
  going: readonly Going[],
  ours: readonly Address[],
): Promise<GoesAlong[]> {
  const { rows } = await session.query(GOING_ALONG, valuesOf(going, ours));
  return rows as GoesAlong[];
}

function valuesOf(going: readonly Going[], ours: readonly Address[]): unknown[] {
  return [...arrays(going), going.map(({ fate }) => fate), ...arrays(ours)];
}
