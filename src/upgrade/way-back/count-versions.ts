import type { Queryable } from '../../db/migration-files/history.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import type { Gone } from './gone.ts';
import { withSurvivors } from './survivors.ts';

const VERSIONS = `
select count(*) filter (where m.survivor is not null and m.survivor <> m.id and not m.deleted)::float8 as beyond,
       count(*) filter (where m.survivor is distinct from m.id and m.deleted)::float8 as deleted,
       count(*) filter (where m.survivor = m.id and m.shown <> m.id)::float8 as showing
  from survivors m`;

/** What becomes of the scripts as rows. */
export async function countVersions(session: Queryable): Promise<Gone[]> {
  const { rows } = await session.query(`${await withSurvivors(session)} ${VERSIONS}`);
  const [counts] = rows as { beyond: number; deleted: number; showing: number }[];
  const of = (what: string, fate: Gone['fate'], count = 0): Gone => ({
    version: SCRIPTS_FILE.version,
    table: 'public.scripts',
    what,
    fate,
    count,
  });
  return [
    of('script versions beyond the one that stays', 'archived', counts?.beyond),
    of('script versions that are marked as deleted', 'archived', counts?.deleted),
    of(
      'scripts that show the text of another version, which people see now',
      'changed',
      counts?.showing,
    ),
  ];
}

/** Scripts by the old status word that they go back to. */
export interface StatusBack {
  /** Null: none. */
  status: string | null;
  rows: number;
}

/** As goldenrod_archive.word_before() says, which is there only while the rollback runs. */
const STATUSES = `
select w.word as status, count(*)::float8 as rows
  from survivors m
 cross join noted p
  left join goldenrod_archive.old_values o on o.relation = 'public.scripts' and o.id = m.id
 cross join lateral (
   select case when o.columns ? 'status' then o.columns ->> 'status'
               when m.created_at is null or m.created_at <= p.converted_at then 'ready'
               else case m.shown_status when 'active' then 'ready' when 'approved' then 'approved' else 'draft' end
          end as word
 ) w
 where m.survivor = m.id and p.status_type is not null and p.status_type <> 'public.script_status'
 group by 1 order by 2 desc, 1`;

/** Empty where the status was no word, or there was none. */
export async function countStatusesBack(session: Queryable): Promise<StatusBack[]> {
  return (await session.query(`${await withSurvivors(session)} ${STATUSES}`)).rows as StatusBack[];
}
