-- Characters that are deleted together leave each cast one by one again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace trigger characters_leave_casts after delete on public.characters
  for each row execute function goldenrod.characters_leave_casts();
comment on function goldenrod.characters_leave_casts() is
  'Takes a character that was deleted, or moved to another book or owner, out of every cast; its aliases follow it.';
drop function if exists goldenrod.characters_leave_casts_at_once();

alter function goldenrod.scripts_keep_cast() reset plan_cache_mode;
alter function goldenrod.scripts_note_cast() reset plan_cache_mode;

create or replace function goldenrod.scripts_inherit_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  new.character_ids := coalesce(new.character_ids, '{}') || array(
    select r.character_id from goldenrod.cast_reasons r
    join public.scripts p on p.id = r.script_id
    join public.characters k on k.id = r.character_id and k.user_id = new.user_id
    where r.script_id = new.parent_id and r.chosen
    order by array_position(p.character_ids, r.character_id)
  );
  return new;
end
$$;

create or replace function goldenrod.cast_by_cues(script_id uuid, cues uuid[], cues_before uuid[] default null)
  returns uuid[]
  language plpgsql volatile set search_path = pg_catalog, pg_temp
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
  select cast_by_cues.script_id, one.id, array_position(cues, one.id) from unnest(changed) as one (id)
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
    order by member.cue_place nulls last, array_position(was, member.id), member.id
  );
  if not (now_is @> was and now_is <@ was) then
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
