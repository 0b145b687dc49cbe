import type { Queryable } from '../../db/migration-files/history.ts';
import type { Leftover, UnfinishedFile } from '../../db/online/upgrade.ts';
import type { FileRecord, Prepared } from './file-record.ts';
import { readApplying } from './note-applying.ts';

/** What of these files stands half-way, oldest first; empty where nothing does. */
export async function findUnfinished(
  session: Queryable,
  pending: readonly { version: string; name: string }[],
  files: readonly FileRecord[],
): Promise<UnfinishedFile[]> {
  const points = await readStartingPoints(session);
  if (points.length === 0) return [];
  const applying = await readApplying(session);
  const found: UnfinishedFile[] = [];
  for (const { version, name } of pending) {
    if (version === applying?.version) {
      const since = new Date(applying.since);
      found.push({ version, name, since, prepared: false, converted: false, left: [] });
    }
    const costly = files.find((one) => one.version === version)?.costly;
    const point = points.find((one) => one.file === version);
    if (costly === undefined || point === undefined) continue;
    // Run to its end by a tool that keeps no history: nobody abandoned it.
    if (point.converted && !point.online) continue;
    const left = await findLeftovers(session, costly.table, without(costly.prepared, point.found));
    const { since, online: prepared, converted } = point;
    found.push({ version, name, since, prepared, converted, left });
  }
  return found;
}

interface StartingPoint {
  file: string;
  since: Date;
  converted: boolean;
  online: boolean;
  /** Names that were there before. */
  found: string[];
}

/** Only the owner of the database may look into the archive; nobody else finishes or abandons. */
const MAY_LOOK = `
select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where n.nspname = 'goldenrod_archive' and c.relname = 'starting_points'
   and pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select')`;

const POINTS = `
select s.file, s.noted_at as since, s.converted_at is not null as converted, s.facts ? 'online' as online,
       array(select jsonb_object_keys(s.facts -> part)
               from unnest(array['columns', 'indexes', 'constraints']) as part
              where jsonb_typeof(s.facts -> part) = 'object') as found
  from goldenrod_archive.starting_points s`;

async function readStartingPoints(session: Queryable): Promise<StartingPoint[]> {
  const { rows: may } = await session.query(MAY_LOOK);
  if (may.length === 0) return [];
  return (await session.query(POINTS)).rows as StartingPoint[];
}

function without(prepared: Prepared, found: readonly string[]): Prepared {
  const isNew = (name: string) => !found.includes(name);
  return {
    columns: prepared.columns.filter(isNew),
    indexes: prepared.indexes.filter(isNew),
    constraints: prepared.constraints.filter(isNew),
    triggers: prepared.triggers,
    queue: prepared.queue,
  };
}

const LEFTOVERS = `
select 'column' as kind, $1 || '.' || a.attname as name from pg_catalog.pg_attribute a
 where a.attrelid = to_regclass($1) and a.attname = any ($2::text[]) and not a.attisdropped
union all
select 'index', 'public.' || c.relname from pg_catalog.pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind = 'i' and c.relname = any ($3::text[])
union all
select 'constraint', $1 || '.' || c.conname from pg_catalog.pg_constraint c
 where c.conrelid = to_regclass($1) and c.conname = any ($4::text[])
union all
select 'trigger', $1 || '.' || t.tgname from pg_catalog.pg_trigger t
 where t.tgrelid = to_regclass($1) and t.tgname = any ($5::text[])
union all
select 'queue', $6 where to_regclass($6) is not null`;

async function findLeftovers(
  session: Queryable,
  table: string,
  { columns, indexes, constraints, triggers, queue }: Prepared,
): Promise<Leftover[]> {
  const values = [table, columns, indexes, constraints, triggers, queue];
  return (await session.query(LEFTOVERS, values)).rows as Leftover[];
}
