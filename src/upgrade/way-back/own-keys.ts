import { plural } from '../../contract/plural.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import { hasStartingPoints } from '../phase-1a/has-starting-points.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import type { Block } from '../preflight/block.ts';
import { withSurvivors } from './survivors.ts';

/** A unique key of the application's own that holds among active versions, and is made whole again. */
export interface OwnKey {
  /** Whole, as SQL writes it. */
  name: string;
  /** The columns and expressions of which a value may be there once. */
  parts: string[];
  /** Of which rows, where not of all. */
  condition: string | null;
  nulls_differ: boolean;
}

/** As 20251004000141 noted them; one that its owner dropped since stays away. */
const OWN_KEYS = `
select format('public.%I', k.key) as name, substring(k.value ->> 'definition' from ' WHERE (.+)$') as condition,
       not i.indnullsnotdistinct as nulls_differ,
       array(select pg_catalog.pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n) as parts
  from goldenrod_archive.starting_points s
 cross join lateral jsonb_each(s.facts -> 'keys') k
  join pg_catalog.pg_index i on i.indexrelid = to_regclass(format('public.%I', k.key))
 where s.file = '20251004000141' order by 1`;

export async function readOwnKeys(session: Queryable): Promise<OwnKey[]> {
  if (!(await hasStartingPoints(session))) return [];
  return (await session.query(OWN_KEYS)).rows as OwnKey[];
}

/** Keys that could not be made whole: scripts that stay would share what a key lets be once. */
export async function findBrokenKeys(
  session: Queryable,
  keys: readonly OwnKey[],
): Promise<Block[]> {
  const blocks: Block[] = [];
  const survivors = keys.length === 0 ? '' : await withSurvivors(session);
  for (const key of keys) {
    const { rows } = await session.query(`${survivors} ${shared(key)}`);
    const count = (rows[0] as { rows: number }).rows;
    if (count > 0) blocks.push(blockOf(key, count));
  }
  return blocks;
}

/** A row that stays has the texts of the version that it shows. */
const shared = ({ parts, condition, nulls_differ }: OwnKey) => `
select count(*)::float8 as rows from (
  select from (
    select r.* from survivors m
      join public.scripts i on i.id = m.id
      join public.scripts v on v.id = m.shown
     cross join lateral jsonb_populate_record(null::public.scripts, to_jsonb(i) || (
       select jsonb_object_agg(name, to_jsonb(v) -> name) from unnest(array[
         'script', 'scene_descriptions', 'characters', 'character_details', 'metadata', 'script_name', 'service_used'
       ]) as name)) r
     where m.survivor = m.id
  ) scripts
  where ${[condition ?? 'true', ...(nulls_differ ? parts.map((part) => `(${part}) is not null`) : [])].join(' and ')}
  group by ${parts.map((part) => `(${part})`).join(', ')} having count(*) > 1
) twice`;

function blockOf({ name, parts }: OwnKey, rows: number): Block {
  return {
    kind: 'values',
    name,
    found: `${plural(rows, 'value')} of (${parts.join(', ')}) that several scripts share, which are not all active`,
    expected: 'each once among scripts, as before the upgrade',
    rows,
    version: SCRIPTS_FILE.version,
    remedy: `Give all but one of them another, or do without that key: \`drop index ${name}\``,
  };
}
