import { sql } from 'kysely';
import { DEFAULT_STYLE, type ScriptStatus } from '../contract/index.ts';

/** A version as the query below gives it; its handle needs the book's. */
export interface GlanceRow {
  id: string;
  style: string;
  version: number;
  status: ScriptStatus;
  evaluation_score: number | null;
  stale: boolean;
}

export interface ChapterScriptsRow {
  versions: number;
  counts: Record<ScriptStatus | 'stale', number>;
  telling: GlanceRow | null;
}

/**
 * What the scripts of the chapter `c` have come to, as one row to join laterally. `telling` is the one
 * that goldenrod.telling_scripts names: here it comes of the pass that counts, since asking the view
 * as well would read each version twice. test/sql/rules-once.test.ts holds the two together.
 */
export const chapterScripts = sql<ChapterScriptsRow>`(
  select count(*)::integer as versions,
    jsonb_build_object(
      'draft', count(*) filter (where v.status = 'draft'),
      'evaluated', count(*) filter (where v.status = 'evaluated'),
      'approved', count(*) filter (where v.status = 'approved'),
      'rejected', count(*) filter (where v.status = 'rejected'),
      'active', count(*) filter (where v.status = 'active'),
      'stale', count(*) filter (where v.stale)
    ) as counts,
    (array_agg(v.glance order by v.status <> 'active',
      case when v.status = 'active' then v.script_style <> ${sql.lit(DEFAULT_STYLE)} end,
      case when v.status = 'active' then v.script_style end,
      v.created_at desc, v.version desc, v.id) filter (where v.status = 'active' or v.is_newest_of_key))[1] as telling
  from (
    select s.id, s.status, s.script_style, s.version, s.created_at, made.stale,
      row_number() over (
        partition by coalesce(s.user_id, s.id), s.script_style order by s.version desc
      ) = 1 as is_newest_of_key,
      jsonb_build_object(
        'id', s.id, 'style', s.script_style, 'version', s.version, 'status', s.status,
        'evaluation_score', s.evaluation_score, 'stale', made.stale
      ) as glance
    from (
      select goldenrod.hash(c.content) as chapter_hash
      where exists (select from public.scripts x where x.chapter_id = c.id) offset 0
    ) now_is
    cross join public.scripts s
    cross join lateral (select goldenrod.is_stale(s.chapter_hash, now_is.chapter_hash) as stale) made
    where s.chapter_id = c.id and s.deleted_at is null
  ) v
)`;
