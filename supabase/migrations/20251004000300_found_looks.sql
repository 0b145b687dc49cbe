-- What the prose says of somebody's look stays beside what a person says; a merge keeps looks and voices.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

alter table goldenrod.looks
  add column if not exists assigned_by text not null default 'person',
  add column if not exists found jsonb not null default '[]',
  add column if not exists seed text;
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.looks'::regclass and conname = 'looks_assigned_by_check') then
    alter table goldenrod.looks add constraint looks_assigned_by_check check (assigned_by in ('proposal', 'person')) not valid;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.looks'::regclass and conname = 'looks_found_check') then
    alter table goldenrod.looks add constraint looks_found_check check (jsonb_typeof(found) = 'array') not valid;
  end if;
end
$$;
comment on table goldenrod.looks is 'What a character looks like: as the prose has it, or on a person''s word.';
comment on column goldenrod.looks.assigned_by is
  'proposal: taken from what was found in the prose, and may be again; person: somebody said it.';
comment on column goldenrod.looks.found is
  'Quotations of the prose: attribute, words, chapter, and place in it in characters; none where the book was read and says nothing.';
comment on column goldenrod.looks.seed is
  'By which a portrait is drawn where the look says nothing, so that nobody''s changes with another one''s look; null until the book was read for looks.';

update goldenrod.looks l set assigned_by = r.columns ->> 'assigned_by', found = r.columns -> 'found', seed = r.columns ->> 'seed'
from goldenrod_archive.rows r
where r.file = '20251004000300' and r.relation = 'goldenrod.looks' and r.id = l.character_id;
delete from goldenrod_archive.rows where file = '20251004000300';
alter table goldenrod.looks validate constraint looks_assigned_by_check;
alter table goldenrod.looks validate constraint looks_found_check;

create or replace function goldenrod.character_changes_keep_looks() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  kept uuid := new.character_id;
  merged uuid := (new.facts -> 'merged' ->> 'id')::uuid;
begin
  new.facts := new.facts || jsonb_build_object(
    'looks', (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from goldenrod.looks l where l.character_id in (kept, merged)),
    'voices', (select coalesce(jsonb_agg(to_jsonb(v)), '[]') from goldenrod.voices v where v.character_id in (kept, merged))
  );
  insert into goldenrod.looks as l (character_id, user_id, look, changes, assigned_by, found, seed)
  select kept, m.user_id, m.look, m.changes, m.assigned_by, m.found, m.seed from goldenrod.looks m where m.character_id = merged
  on conflict on constraint looks_pkey do update set
    look = case
      when l.assigned_by = 'person' then l.look
      when excluded.assigned_by = 'person' then excluded.look
      else excluded.look || l.look
    end,
    changes = case when l.assigned_by = 'person' then l.changes else excluded.changes end,
    assigned_by = case when l.assigned_by = 'person' then l.assigned_by else excluded.assigned_by end,
    found = l.found || excluded.found, updated_at = now();
  insert into goldenrod.voices as v (book_id, character_id, user_id, engine, voice, pitch, rate, style, assigned_by)
  select m.book_id, kept, m.user_id, m.engine, m.voice, m.pitch, m.rate, m.style, m.assigned_by
  from goldenrod.voices m where m.character_id = merged
  on conflict on constraint voices_character_key do update set
    engine = excluded.engine, voice = excluded.voice, pitch = excluded.pitch, rate = excluded.rate,
    style = excluded.style, assigned_by = excluded.assigned_by
  where v.assigned_by = 'proposal' and excluded.assigned_by = 'person';
  return new;
end
$$;
comment on function goldenrod.character_changes_keep_looks() is
  'In a merge, look and voice of the one that goes pass to the one that is kept; what a person said of that one outweighs them, and they outweigh its proposals where a person said them.';

create or replace function goldenrod.character_changes_part_looks() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- What was said since the merge stays.
  delete from goldenrod.looks l where l.character_id = new.character_id and l.updated_at <= new.changed_at;
  insert into goldenrod.looks
  select (jsonb_populate_record(null::goldenrod.looks, r.item)).* from jsonb_array_elements(new.facts -> 'looks') r (item)
  on conflict on constraint looks_pkey do nothing;
  delete from goldenrod.voices v where v.character_id = new.character_id and v.updated_at <= new.changed_at;
  insert into goldenrod.voices
  select (jsonb_populate_record(null::goldenrod.voices, r.item)).* from jsonb_array_elements(new.facts -> 'voices') r (item)
  on conflict on constraint voices_character_key do nothing;
  return new;
end
$$;
comment on function goldenrod.character_changes_part_looks() is
  'Where a merge is undone, each has its look and its voice again; those that were changed since stay.';

revoke execute on function goldenrod.character_changes_keep_looks() from public;
revoke execute on function goldenrod.character_changes_part_looks() from public;
create or replace trigger character_changes_keep_looks before insert on goldenrod.character_changes
  for each row when (new.kind = 'merge') execute function goldenrod.character_changes_keep_looks();
create or replace trigger character_changes_part_looks before update on goldenrod.character_changes
  for each row when (new.kind = 'merge' and old.undone_at is null and new.undone_at is not null and new.facts ? 'looks')
  execute function goldenrod.character_changes_part_looks();
