import type { Queryable } from '../../db/migration-files/history.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import type { Block } from './block.ts';

/**
 * What an application made of its tables that the files would stop at, or that would keep people from writing
 * afterwards: each with what to do, where the names are whole.
 */
const SHAPES = `
with tables as (
  select c.oid, c.reltype, c.oid::regclass::text as name
    from pg_catalog.pg_class c
   where c.oid = any (array(select pg_catalog.to_regclass(t)::oid from unnest($1::text[]) as t))
), scripts as (
  select * from tables where oid = pg_catalog.to_regclass('public.scripts')
), keys as (
  -- Unique over what the versions of a script have in common.
  select i.indexrelid, i.indisreplident, i.indexrelid::regclass::text as name
    from pg_catalog.pg_index i join scripts s on s.oid = i.indrelid
   where i.indisunique and not i.indisprimary and (
     select bool_and(a.attname not in ('id', 'version', 'status', 'created_at', 'updated_at'))
        and (bool_or(a.attname in ('chapter_id', 'user_id', 'script_style', 'script_name')) or count(*) > 1)
       from pg_catalog.pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey))
), status as (
  select a.attrelid, a.attnum, a.atttypmod, a.attcollation, t.typcollation,
         pg_catalog.format_type(a.atttypid, null) as type
    from pg_catalog.pg_attribute a join scripts s on s.oid = a.attrelid
    join pg_catalog.pg_type t on t.oid = a.atttypid
   where a.attname = 'status' and not a.attisdropped
)
select format('%s.%I', c.oid::regclass, a.attname) as name, 'rows of public.scripts in one value' as found,
       'no column of that type, since scripts get columns' as expected,
       format('Keep them as JSON: \`alter table %s alter column %I type jsonb using to_jsonb(%2$I)\`', c.oid::regclass, a.attname) as remedy
  from scripts s
  join pg_catalog.pg_type t on t.oid = s.reltype or t.typelem = s.reltype
  join pg_catalog.pg_attribute a on a.atttypid = t.oid and not a.attisdropped
  join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm')
union all
select h.inhrelid::regclass::text, 'a table that inherits from ' || t.name, 'a table of its own, since the keys of one do not hold in the other',
       format('Let it stand alone, with the rows that are in it: \`alter table %s no inherit %s\`', h.inhrelid::regclass, t.name)
  from pg_catalog.pg_inherits h join tables t on t.oid = h.inhparent
union all
select f.conrelid::regclass || '.' || quote_ident(f.conname), 'a foreign key to scripts by ' || k.name, 'a foreign key by the id, since versions share that',
       format('Refer by the id, and drop it: \`alter table %s drop constraint %I\`', f.conrelid::regclass, f.conname)
  from pg_catalog.pg_constraint f join keys k on k.indexrelid = f.conindid where f.contype = 'f'
union all
select k.name, 'the replica identity of scripts', 'a replica identity that versions do not share',
       'Let the primary key be it: \`alter table public.scripts replica identity default\`'
  from keys k where k.indisreplident
union all
select s.name || '.' || quote_ident(x.conname), 'an exclusion constraint', 'none on scripts, since it may keep a script from having versions',
       format('Drop it, and make it again after for the active ones alone: \`alter table public.scripts drop constraint %I\`', x.conname)
  from pg_catalog.pg_constraint x join scripts s on s.oid = x.conrelid
 where x.contype = 'x' and not exists (
   select from pg_catalog.pg_attribute a where a.attrelid = s.oid and a.attnum = any (x.conkey) and a.attname = 'id')
union all
select format('public.scripts.%I', a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod), 'text, which the files compare and write',
       format('Make it text, and make again what reads it: \`alter table public.scripts alter column %I type text using %1$I::text\`', a.attname)
  from pg_catalog.pg_attribute a join scripts s on s.oid = a.attrelid
  join pg_catalog.pg_type t on t.oid = a.atttypid
 where a.attname in ('script', 'script_style') and not a.attisdropped and t.typcategory <> 'S'
union all
select 'public.scripts.status', format('%s(%s)', w.type, w.atttypmod - 4), 'at least 8 characters, for the word approved',
       'Give it room: \`alter table public.scripts alter column status type varchar(20)\`'
  from status w where w.type = 'character varying' and w.atttypmod between 4 and 11
union all
select 'public.scripts.status', 'a collation of its own', 'the default one, which a rollback gives back',
       format('Give it the default: \`alter table public.scripts alter column status type %s collate "default"\`', w.type)
  from status w where w.attcollation <> w.typcollation
 order by 1, 2`;

/** Checks on the old column of status alone; it goes on with these words for whatever reads it. */
const CHECKS = `
select quote_ident(k.conname) as name, pg_catalog.pg_get_expr(k.conbin, k.conrelid) as expression,
       pg_catalog.format_type(a.atttypid, null) as type
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
 where k.conrelid = pg_catalog.to_regclass('public.scripts') and k.contype = 'c' and a.attname = 'status'
   and a.atttypid in ('text'::regtype, 'varchar'::regtype)
 order by 1`;

const TABLES = ['public.scripts', 'public.image_generations', 'public.audio_generations'];

/** @param versions of files that have not begun */
export async function findUnfitShapes(
  session: Queryable,
  versions: readonly string[],
): Promise<Block[]> {
  const { version } = SCRIPTS_FILE;
  if (!versions.includes(version)) return [];
  const { rows } = await session.query(SHAPES, [TABLES]);
  const shapes = rows as Pick<Block, 'name' | 'found' | 'expected' | 'remedy'>[];
  return [
    ...shapes.map((shape): Block => ({ kind: 'shape', ...shape, version })),
    ...(await findNarrowChecks(session, version)),
  ];
}

async function findNarrowChecks(session: Queryable, version: string): Promise<Block[]> {
  const { rows } = await session.query(CHECKS);
  const blocks: Block[] = [];
  for (const { name, expression, type } of rows as Record<string, string>[]) {
    const { rows: refused } = await session.query(
      `select status as word from unnest('{ready,approved,draft}'::${type}[]) as status where not (${expression})`,
    );
    if (refused.length === 0) continue;
    const words = (refused as { word: string }[]).map(({ word }) => word).join(', ');
    blocks.push({
      kind: 'shape',
      name: `public.scripts.${name}`,
      found: `a check that does not let status be ${words}`,
      expected: 'ready, approved and draft among its words: the old column goes on with these',
      version,
      remedy: `Let it have them too: \`alter table public.scripts drop constraint ${name}, add constraint ${name} check (${expression} or status in ('ready', 'approved', 'draft'))\``,
    });
  }
  return blocks;
}
