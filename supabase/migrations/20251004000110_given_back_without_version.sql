-- Scores and casts that an application had come back with the first file's rollback, also where it
-- had no version beside them; meanwhile no version is made with a score.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- That rollback puts back what was noted where it found a column version, and else only throws the
-- notes away: then this does it.
create or replace function goldenrod_archive.give_back_scripts() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  found_columns jsonb;
begin
  if not exists (select from gone g where g.relation = 'public.scripts') then
    return null;
  end if;
  select s.facts -> 'columns' into found_columns
  from goldenrod_archive.starting_points s where s.file = '20251004000001';
  found_columns := coalesce(found_columns, '{}');
  if found_columns ? 'version' or not found_columns ?| array['evaluation_score', 'character_ids'] then
    return null;
  end if;
  if found_columns ? 'evaluation_score' then
    -- What was taken for impossible goes back, unless something possible was written since.
    update public.scripts s set evaluation_score = (g.columns ->> 'evaluation_score')::integer
    from gone g
    where g.relation = 'public.scripts' and g.id = s.id
      and s.evaluation_score is null and g.columns ->> 'evaluation_score' is not null;
  end if;
  if found_columns ? 'character_ids' then
    update public.scripts s set character_ids = (
      select r.character_ids
      from jsonb_populate_record(
        null::public.scripts, jsonb_build_object('character_ids', g.columns -> 'character_ids')
      ) r
    )
    from gone g
    where g.relation = 'public.scripts' and g.id = s.id and g.columns ? 'character_ids';
  end if;
  -- What is shown now; with a version, so that the next migrate notes these values once more.
  update goldenrod_archive.rows a set shown = a.shown || to_jsonb(s) || '{"version": 1}'
  from gone g join public.scripts s on s.id = g.id
  where g.relation = 'public.scripts' and a.file = '20251004000001' and a.relation = 'public.scripts'
    and a.id = g.id and jsonb_typeof(a.shown) = 'object';
  return null;
end
$$;
comment on function goldenrod_archive.give_back_scripts() is
  'Puts scores and casts back that were noted of an application without a column version, when the notes go.';
revoke execute on function goldenrod_archive.give_back_scripts() from public, anon, authenticated, service_role;

create or replace trigger old_values_give_back after delete on goldenrod_archive.old_values
  referencing old table as gone for each statement execute function goldenrod_archive.give_back_scripts();
-- The rollback keeps all other triggers still.
alter table goldenrod_archive.old_values enable always trigger old_values_give_back;

-- A default that was there would give every new version a score or a feedback. The first file noted
-- it, and its rollback sets it again.
alter table public.scripts alter column evaluation_score drop default, alter column evaluation_feedback drop default;
