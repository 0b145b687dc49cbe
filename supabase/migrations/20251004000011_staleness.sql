-- What was made from older inputs is still there to be used, and is named: scripts of a chapter that
-- changed since, pictures and voices of another version. And where people and machines judge differently.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace view public.stale_scripts with (security_invoker = true) as
select s.id as script_id, s.chapter_id, s.user_id, s.script_style, s.version, s.status,
  s.chapter_hash as made_from_hash, now_is.chapter_hash
from public.scripts s
join public.chapters c on c.id = s.chapter_id
cross join lateral (select goldenrod.hash(c.content) as chapter_hash) now_is
where s.deleted_at is null and s.chapter_hash is not null
  and s.chapter_hash is distinct from now_is.chapter_hash;
comment on view public.stale_scripts is
  'Versions that were made from another text of their chapter than it has now. One of unknown making is not among them.';
comment on column public.stale_scripts.made_from_hash is 'SHA-256 of the chapter''s text that it was made from, in hex.';
comment on column public.stale_scripts.chapter_hash is 'SHA-256 of the chapter''s text as it is now, in hex; null where it has none.';

create or replace function public.script_parts(script_id uuid)
  returns table (
    part text, state text, id uuid, made_for uuid, version integer,
    scene_id text, shot_index integer, audio_type text, character_name text
  )
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  with wanted as (
    select s.id, s.chapter_id, s.user_id, s.script_style
    from public.scripts s where s.id = script_parts.script_id
  ), versions as (
    select w.id, s.id as version_id, s.version
    from wanted w
    join public.scripts s on s.id = w.id
      or (s.chapter_id = w.chapter_id and s.user_id = w.user_id and s.script_style = w.script_style)
  ), parts as (
    select 'video' as part, v.id, v.script_id, null as scene_id, null::integer as shot_index,
      null as audio_type, null as character_name
    from public.video_generations v
    where v.script_id in (select version_id from versions)
    union all
    select 'image', i.id, v.script_id, i.scene_id::text, i.shot_index, null, null
    from public.image_generations i
    join public.video_generations v on v.id = i.video_generation_id
    where v.script_id in (select version_id from versions)
    union all
    select 'audio', a.id, v.script_id, a.scene_id::text, null, a.audio_type::text, a.character_name::text
    from public.audio_generations a
    join public.video_generations v on v.id = a.video_generation_id
    where v.script_id in (select version_id from versions)
  ), missing as (
    select p.part, p.scene_id, p.shot_index, p.audio_type, p.character_name from parts p
    union
    select 'video', null, null, null, null from wanted
    except
    select p.part, p.scene_id, p.shot_index, p.audio_type, p.character_name
    from parts p join wanted w on w.id = p.script_id
  )
  select p.part, case when p.script_id = x.id then 'current' else 'stale' end as state, p.id, p.script_id, x.version,
    p.scene_id, p.shot_index, p.audio_type, p.character_name
  from parts p join versions x on x.version_id = p.script_id
  union all
  select m.part, 'missing', null, null, null, m.scene_id, m.shot_index, m.audio_type, m.character_name from missing m
  order by 1, 6, 7, 8, 9, 2, 5
$$;
comment on function public.script_parts(uuid) is
  'The videos, images and audio made for a version (current) and for the other versions of its chapter, owner and style (stale), and what the others have and this one has not, or has no video at all (missing).';
revoke execute on function public.script_parts(uuid) from public, anon;
grant execute on function public.script_parts(uuid) to authenticated, service_role;

create or replace view public.evaluation_agreement with (security_invoker = true) as
select newest.script_id, newest.user_id, newest.human_score, newest.rule_score, newest.model_score,
  newest.rule_score - newest.human_score as rule_difference,
  newest.model_score - newest.human_score as model_difference
from (
  select e.script_id, e.user_id,
    max(e.score) filter (where e.evaluator_kind = 'human') as human_score,
    max(e.score) filter (where e.evaluator_kind = 'rule') as rule_score,
    max(e.score) filter (where e.evaluator_kind = 'model') as model_score
  from (
    select distinct on (x.script_id, x.evaluator_kind) x.script_id, x.user_id, x.evaluator_kind, x.score
    from public.script_evaluations x
    order by x.script_id, x.evaluator_kind, x.created_at desc
  ) e
  group by e.script_id, e.user_id
) newest
where newest.human_score is not null and num_nonnulls(newest.rule_score, newest.model_score) > 0;
comment on view public.evaluation_agreement is
  'For each script that people and machines have judged: the newest score of each kind, and by how much the machine is above the person.';
comment on column public.evaluation_agreement.rule_difference is 'Score by rules less score by a person; below 0 where the rules are stricter.';
comment on column public.evaluation_agreement.model_difference is 'Score by a model less score by a person; below 0 where the model is stricter.';

revoke all on public.stale_scripts from public, anon, authenticated, service_role;
revoke all on public.evaluation_agreement from public, anon, authenticated, service_role;
grant select on public.stale_scripts to authenticated, service_role;
grant select on public.evaluation_agreement to authenticated, service_role;
