import { sql } from 'kysely';
import type { GenerationTable } from '../../media/noted-file.ts';

/**
 * Whether the caller may change and delete an image or audio `g`, as row level security decides it:
 * its owner may, and the owner of the video that it is made for.
 */
export const mayChangePart = (table: Exclude<GenerationTable, 'video_generations'>) => {
  const relation = sql.lit(`public.${table}`);
  return sql<boolean>`goldenrod.may_change(g.user_id, ${relation}) or goldenrod.may_change(
    (select v.user_id from public.video_generations v where v.id = g.video_generation_id), ${relation})`;
};
