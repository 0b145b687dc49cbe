import type { MediaTable } from './interim-media.ts';

/**
 * Around the rollback of a file that has converted nothing yet: it archives the owners that were
 * filled in from the videos, and over what an earlier rollback had archived of the same rows.
 */
export const TAKE_OUT_MEDIA = (table: MediaTable, version: string, rollback: string) => `
create temporary table archived_before on commit drop as
select * from goldenrod_archive.rows where file = '${version}';
${rollback};
delete from goldenrod_archive.rows a
using public.${table} i
join public.video_generations v on v.id = i.video_generation_id
where a.file = '${version}' and a.id = i.id
  and a.columns = pg_catalog.jsonb_build_object('user_id', v.user_id)
  and not exists (select from pg_temp.archived_before b where b.id = a.id);
update goldenrod_archive.rows a
set columns = b.columns || (a.columns - 'user_id'), archived_at = b.archived_at
from pg_temp.archived_before b
where a.file = '${version}' and a.id = b.id`;
