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
  active: GlanceRow | null;
  newest: GlanceRow | null;
}

/**
 * What the scripts of the chapter `c` have come to, as one row to join laterally. Stale is what
 * public.stale_scripts says, with the chapter's text hashed once for all its versions.
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
    (array_agg(v.glance order by v.script_style <> ${sql.lit(DEFAULT_STYLE)}, v.script_style)
      filter (where v.status = 'active'))[1] as active,
    (array_agg(v.glance order by v.created_at desc, v.version desc))[1] as newest
  from (
    select s.status, s.script_style, s.version, s.created_at, made.stale, jsonb_build_object(
      'id', s.id, 'style', s.script_style, 'version', s.version, 'status', s.status,
      'evaluation_score', s.evaluation_score, 'stale', made.stale
    ) as glance
    from (
      select goldenrod.hash(c.content) as chapter_hash
      where exists (select from public.scripts x where x.chapter_id = c.id) offset 0
    ) now_is
    cross join public.scripts s
    cross join lateral (
      select s.chapter_hash is not null and s.chapter_hash is distinct from now_is.chapter_hash as stale
    ) made
    where s.chapter_id = c.id and s.deleted_at is null
  ) v
)`;
