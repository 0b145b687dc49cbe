import type { Queryable } from '../../db/migration-files/history.ts';

export const VERSION_KEY = 'scripts_chapter_id_user_id_script_style_version_key';
export const ONE_ACTIVE = 'scripts_one_active_key';

/** What of public.scripts decides how it is prepared, after the migration's own `prepare` section. */
export interface ScriptsShape {
  /** The swap is done: nothing is left to prepare. */
  converted: boolean;
  /** The enum is filled beside an older status column, or beside none. */
  fillsStatus: boolean;
  /** Numbers, active scripts, scores and casts may be impossible: the plan's own file ran here. */
  settles: boolean;
  /** A rollback's archive is waiting: it returns at the swap, before the new rules hold. */
  somethingReturns: boolean;
  /** Columns that allow NULL, which the end state does not. */
  nullable: string[];
}

const SHAPE = `
select s.converted_at is not null as converted,
       exists (select from pg_catalog.pg_attribute where attrelid = 'public.scripts'::regclass
                and attname = 'status_next' and not attisdropped) as "fillsStatus",
       s.facts #> '{constraints,scripts_chapter_id_user_id_script_style_key}' is null
         or s.facts -> 'columns' ?| array['version', 'evaluation_score', 'character_ids'] as settles,
       exists (select from goldenrod_archive.rows
                where file = s.file and relation = 'public.scripts') as "somethingReturns",
       array(select a.attname::text from pg_catalog.pg_attribute a
              where a.attrelid = 'public.scripts'::regclass and not a.attnotnull and not a.attisdropped
                and (a.attname in ('version', 'character_ids') or a.attname = 'status'
                  and a.atttypid = to_regtype('public.script_status'))
              order by a.attname) as nullable
  from goldenrod_archive.starting_points s
 where s.file = $1`;

/** @param version of the file that converts scripts */
export async function readScriptsShape(session: Queryable, version: string): Promise<ScriptsShape> {
  const { rows } = await session.query(SHAPE, [version]);
  const shape = rows[0] as ScriptsShape | undefined;
  if (shape === undefined) throw new Error('the starting point of public.scripts was not noted');
  return shape;
}
