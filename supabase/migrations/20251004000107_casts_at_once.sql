-- A cast of many costs what its members cost, not each of them times all of them: places come from joins,
-- and characters that are deleted together leave each cast together.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.scripts_inherit_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  new.character_ids := coalesce(new.character_ids, '{}') || array(
    select r.character_id from goldenrod.cast_reasons r
    join public.scripts p on p.id = r.script_id
    join public.characters k on k.id = r.character_id and k.user_id = new.user_id
    left join (
      select ids.id, min(ids.place) as place
      from public.scripts f cross join unnest(f.character_ids) with ordinality as ids (id, place)
      where f.id = new.parent_id group by ids.id
    ) was on was.id = r.character_id
    where r.script_id = new.parent_id and r.chosen
    order by was.place
  );
  return new;
end
$$;

-- Planned for the arrays at hand: a plan for a few members compares each with each where there are many.
create or replace function goldenrod.cast_by_cues(script_id uuid, cues uuid[], cues_before uuid[] default null)
  returns uuid[]
  language plpgsql volatile set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
  was uuid[];
  changed uuid[];
  now_is uuid[];
begin
  select s.character_ids into was from public.scripts s where s.id = cast_by_cues.script_id for no key update;
  if was is null then
    return null;
  end if;
  -- Only what changes, and of that only who is not being deleted: whoever does that waits for this version.
  -- What the cues named before reasons were kept may go with its cue; what else was in the cast stays.
  changed := array(
    select k.id from (
      select coalesce(named.id, r.character_id) as id
      from (select n.id, min(n.place) as place from unnest(cues) with ordinality as n (id, place) group by n.id) named
      full join (
        select r.character_id, r.cue_place from goldenrod.cast_reasons r
        where r.script_id = cast_by_cues.script_id
      ) r on r.character_id = named.id
      where named.place is distinct from r.cue_place
      union
      select b.id from unnest(cues_before) as b (id)
      where b.id = any (was) and not exists (
        select from goldenrod.cast_reasons r where r.script_id = cast_by_cues.script_id and r.character_id = b.id
      )
    ) one
    join public.characters k on k.id = one.id
    order by k.id for key share of k skip locked
  );
  if changed = '{}' then
    return was;
  end if;
  -- A row without a reason stays until the cast is written: it says that the cues let go of the character,
  -- not a person.
  insert into goldenrod.cast_reasons as r (script_id, character_id, cue_place)
  select cast_by_cues.script_id, one.id, named.place
  from unnest(changed) as one (id)
  left join (
    select n.id, min(n.place)::integer as place from unnest(cues) with ordinality as n (id, place) group by n.id
  ) named on named.id = one.id
  on conflict on constraint cast_reasons_pkey do update set cue_place = excluded.cue_place;
  now_is := array(
    select member.id from (
      select r.character_id as id, r.cue_place from goldenrod.cast_reasons r
      where r.script_id = cast_by_cues.script_id and coalesce(r.chosen, r.cue_place is not null)
      union all
      select ids.id, null from unnest(was) as ids (id)
      where not exists (
        select from goldenrod.cast_reasons r where r.script_id = cast_by_cues.script_id and r.character_id = ids.id
      )
    ) member
    left join unnest(was) with ordinality as before (id, place) on before.id = member.id
    order by member.cue_place nulls last, before.place, member.id
  );
  if array(select m.id from unnest(now_is) as m (id) order by m.id)
    is distinct from array(select m.id from unnest(was) as m (id) order by m.id) then
    update public.scripts s set character_ids = now_is where s.id = cast_by_cues.script_id;
  else
    now_is := was;
  end if;
  delete from goldenrod.cast_reasons r
  where r.script_id = cast_by_cues.script_id and r.character_id = any (changed)
    and r.cue_place is null and r.chosen is null;
  return now_is;
end
$$;
alter function goldenrod.scripts_keep_cast() set plan_cache_mode = force_custom_plan;
alter function goldenrod.scripts_note_cast() set plan_cache_mode = force_custom_plan;

-- Security definer: a character leaves every cast, also those that its deleter cannot see. By the index,
-- one by one, even where few scripts are: to look whether two long arrays meet compares each with each.
create or replace function goldenrod.characters_leave_casts_at_once() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
  gone_ids uuid[] := array(select gone.id from gone);
begin
  if gone_ids = '{}' then
    return null;
  end if;
  update public.scripts s set character_ids = array(
    select ids.id from unnest(s.character_ids) with ordinality as ids (id, place)
    where ids.id <> all (gone_ids) order by ids.place
  )
  where s.id in (
    select m.id from unnest(gone_ids) as one (id) join public.scripts m on m.character_ids @> array[one.id]
  );
  return null;
end
$$;
comment on function goldenrod.characters_leave_casts_at_once() is
  'Takes characters that were deleted out of every cast, each cast once.';
revoke execute on function goldenrod.characters_leave_casts_at_once() from public;
create or replace trigger characters_leave_casts after delete on public.characters
  referencing old table as gone
  for each statement execute function goldenrod.characters_leave_casts_at_once();
comment on function goldenrod.characters_leave_casts() is
  'Takes a character that moved to another book or owner out of every cast; its aliases follow it.';
