export interface RowCheck {
  name: string;
  /** The table and columns that it reads, all in schema public: without them there is nothing to check. */
  needs: Readonly<Record<string, readonly string[]>>;
  /**
   * A unique index or a validated constraint by whose name the database itself keeps the rows right:
   * while it is there nothing is counted.
   */
  keptBy?: string;
  /** Gives the column `subject` for each offender; a limit is added. */
  offenders: string;
  remedy: string;
}

/** The rules that rows obey, one by one. */
export const ROW_CHECKS: readonly RowCheck[] = [
  {
    name: 'scripts: one version of each number',
    needs: { scripts: ['version'] },
    keptBy: 'scripts_chapter_id_user_id_script_style_version_key',
    offenders: `select format('version %s of chapter %s, style %s', version, chapter_id, script_style) as subject
      from public.scripts where chapter_id is not null and user_id is not null
      group by chapter_id, user_id, script_style, version having count(*) > 1`,
    remedy: 'give the younger of each pair the next free number, then add the constraint again',
  },
  {
    name: 'scripts: at most one active',
    needs: { scripts: ['status'] },
    keptBy: 'scripts_one_active_key',
    offenders: `select format('chapter %s, style %s', chapter_id, script_style) as subject
      from public.scripts where status::text = 'active' and chapter_id is not null and user_id is not null
      group by chapter_id, user_id, script_style having count(*) > 1`,
    remedy:
      "set all but one of each to 'approved': update public.scripts set status = 'approved' where id = ...; then add the index again",
  },
  {
    name: 'scripts: scores from 0 to 100',
    needs: { scripts: ['evaluation_score'] },
    keptBy: 'scripts_evaluation_score_check',
    offenders: `select format('script %s: %s', id, evaluation_score) as subject
      from public.scripts where evaluation_score not between 0 and 100`,
    remedy:
      'update public.scripts set evaluation_score = null where evaluation_score not between 0 and 100; then add the constraint again',
  },
  {
    name: 'scripts: the cast exists',
    needs: { scripts: ['character_ids'] },
    offenders: `select format('script %s: character %s', s.id, cast_id) as subject
      from public.scripts s cross join lateral unnest(s.character_ids) as cast_id
      where cardinality(s.character_ids) > 0
        and not exists (select from public.characters c where c.id = cast_id)`,
    remedy:
      'update public.scripts s set character_ids = array(select i.id from unnest(s.character_ids) with ordinality as i (id, place) join public.characters c on c.id = i.id order by i.place) where s.id = ...;',
  },
  {
    name: 'image_generations: owned by the owner of the video',
    needs: { image_generations: ['user_id'] },
    offenders: `select format('image %s', g.id) as subject
      from public.image_generations g join public.video_generations v on v.id = g.video_generation_id
      where g.user_id is null and v.user_id is not null`,
    remedy:
      'update public.image_generations g set user_id = v.user_id from public.video_generations v where v.id = g.video_generation_id and g.user_id is null;',
  },
  {
    name: 'audio_generations: owned by the owner of the video',
    needs: { audio_generations: ['user_id'] },
    offenders: `select format('audio %s', g.id) as subject
      from public.audio_generations g join public.video_generations v on v.id = g.video_generation_id
      where g.user_id is null and v.user_id is not null`,
    remedy:
      'update public.audio_generations g set user_id = v.user_id from public.video_generations v where v.id = g.video_generation_id and g.user_id is null;',
  },
];
