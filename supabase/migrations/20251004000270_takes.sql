-- Takes: which picture, sound or film was made for which element of a script, and from what. The rows of
-- image_generations, audio_generations and video_generations stay as they are; this stands beside them. And
-- the voices by which a book is read, and the job of reading a script aloud.

do $$
declare
  relation_name text;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  foreach relation_name in array array['takes', 'voices'] loop
    if to_regclass('goldenrod_archive.' || relation_name) is not null and to_regclass('goldenrod.' || relation_name) is null then
      execute format('alter table goldenrod_archive.%I set schema goldenrod', relation_name);
    end if;
  end loop;
end
$$;

create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,read-book,draft,draft-all,evaluate,table-read}'::text[];

create table if not exists goldenrod.takes (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  medium text not null,
  image_id uuid,
  audio_id uuid,
  video_id uuid,
  element_id uuid not null,
  script_id uuid,
  origin text not null,
  made_from jsonb,
  made_from_hash text,
  chosen_at timestamptz,
  created_at timestamptz not null default now(),
  constraint takes_pkey primary key (id),
  constraint takes_image_key unique (image_id),
  constraint takes_audio_key unique (audio_id),
  constraint takes_video_key unique (video_id),
  constraint takes_medium_check check (
    medium in ('image', 'audio', 'video') and num_nonnulls(image_id, audio_id, video_id) = 1
    and case medium when 'image' then image_id when 'audio' then audio_id else video_id end is not null
  ),
  constraint takes_origin_check check (origin in ('generated', 'own')),
  constraint takes_made_from_check check (jsonb_typeof(made_from) = 'object' and made_from_hash is not null or num_nonnulls(made_from, made_from_hash) = 0)
);
comment on table goldenrod.takes is
  'What was made, or brought, for an element of a script: one row for a picture, a sound or a film.';
comment on column goldenrod.takes.id is 'Identifies the take.';
comment on column goldenrod.takes.user_id is 'Whose take it is: the owner of the script.';
comment on column goldenrod.takes.medium is 'What it is: image, audio or video.';
comment on column goldenrod.takes.image_id is 'The picture; null where it is something else.';
comment on column goldenrod.takes.audio_id is 'The sound; null where it is something else.';
comment on column goldenrod.takes.video_id is 'The film; null where it is something else.';
comment on column goldenrod.takes.element_id is
  'The identity of the scene, shot, speech or action that it is for: the same in every version.';
comment on column goldenrod.takes.script_id is 'The version that it was made for; null where that one has gone.';
comment on column goldenrod.takes.origin is
  'generated: made by an engine; own: a person''s recording or picture, which nothing else replaces.';
comment on column goldenrod.takes.made_from is
  'What it was made from (text, voice, look, engine, seed ...), by name; null where that is not known.';
comment on column goldenrod.takes.made_from_hash is
  'SHA-256 of made_from as jsonb prints it, in hex; the database writes it.';
comment on column goldenrod.takes.chosen_at is
  'When somebody chose it; of several the one chosen last is used. Null: nobody has.';
comment on column goldenrod.takes.created_at is 'When it was made.';

create table if not exists goldenrod.voices (
  id uuid not null default gen_random_uuid(),
  book_id uuid not null,
  character_id uuid,
  user_id uuid not null default auth.uid(),
  engine text not null,
  voice text not null,
  pitch real not null default 0,
  rate real not null default 1,
  style text,
  assigned_by text not null default 'person',
  updated_at timestamptz not null default now(),
  constraint voices_pkey primary key (id),
  constraint voices_character_key unique nulls not distinct (book_id, character_id),
  constraint voices_engine_check check (engine ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  constraint voices_voice_check check (voice <> '' and char_length(voice) <= 200),
  constraint voices_pitch_check check (pitch between -12 and 12),
  constraint voices_rate_check check (rate between 0.5 and 2),
  constraint voices_style_check check (char_length(style) between 1 and 500),
  constraint voices_assigned_by_check check (assigned_by in ('proposal', 'person'))
);
comment on table goldenrod.voices is 'By which voice a character of a book is read, and its narrator.';
comment on column goldenrod.voices.id is 'Identifies the assignment.';
comment on column goldenrod.voices.book_id is 'The book.';
comment on column goldenrod.voices.character_id is 'Who speaks; null for the narrator of the book.';
comment on column goldenrod.voices.user_id is 'The account whose book it is.';
comment on column goldenrod.voices.engine is 'What speaks: flite, espeak-ng, or a provider by its name.';
comment on column goldenrod.voices.voice is 'The voice, as its engine names it.';
comment on column goldenrod.voices.pitch is 'Semitones above the voice as it is, from -12 to 12.';
comment on column goldenrod.voices.rate is 'How many times as fast as the voice is, from 0.5 to 2.';
comment on column goldenrod.voices.style is 'How it speaks, for engines that can be told; null for none.';
comment on column goldenrod.voices.assigned_by is
  'proposal: a rule assigned it, and may again; person: somebody did.';
comment on column goldenrod.voices.updated_at is 'When it was assigned.';
alter table goldenrod.voices alter column user_id set default auth.uid();

-- What an earlier rollback put aside may speak of rows that have gone since.
delete from goldenrod.takes t where not exists (select from auth.users u where u.id = t.user_id)
  or t.image_id is not null and not exists (select from public.image_generations g where g.id = t.image_id)
  or t.audio_id is not null and not exists (select from public.audio_generations g where g.id = t.audio_id)
  or t.video_id is not null and not exists (select from public.video_generations g where g.id = t.video_id);
update goldenrod.takes t set script_id = null
where t.script_id is not null and not exists (select from public.scripts s where s.id = t.script_id);
delete from goldenrod.voices v where not exists (select from public.books b where b.id = v.book_id)
  or v.character_id is not null and not exists (select from public.characters k where k.id = v.character_id)
  or not exists (select from auth.users u where u.id = v.user_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.takes'::regclass and conname = 'takes_script_id_fkey') then
    alter table goldenrod.takes
      add constraint takes_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
      add constraint takes_image_id_fkey foreign key (image_id) references public.image_generations (id) on delete cascade,
      add constraint takes_audio_id_fkey foreign key (audio_id) references public.audio_generations (id) on delete cascade,
      add constraint takes_video_id_fkey foreign key (video_id) references public.video_generations (id) on delete cascade,
      add constraint takes_script_id_fkey foreign key (script_id) references public.scripts (id) on delete set null;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.voices'::regclass and conname = 'voices_book_id_fkey') then
    alter table goldenrod.voices
      add constraint voices_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
      add constraint voices_book_id_fkey foreign key (book_id) references public.books (id) on delete cascade,
      add constraint voices_character_id_fkey foreign key (character_id) references public.characters (id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_takes_element on goldenrod.takes (element_id, medium);
create index if not exists idx_takes_words on goldenrod.takes (user_id, (made_from ->> 'words'));
create index if not exists idx_takes_script on goldenrod.takes (script_id);
create index if not exists idx_voices_character on goldenrod.voices (character_id);
create index if not exists idx_voices_user on goldenrod.voices (user_id);

alter table goldenrod.takes enable row level security;
alter table goldenrod.voices enable row level security;
revoke all on goldenrod.takes, goldenrod.voices from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.takes, goldenrod.voices to authenticated, service_role;

do $$
begin
  drop policy if exists "Users can view their own takes" on goldenrod.takes;
  drop policy if exists "Users can insert their own takes" on goldenrod.takes;
  drop policy if exists "Users can update their own takes" on goldenrod.takes;
  drop policy if exists "Users can delete their own takes" on goldenrod.takes;
  create policy "Users can view their own takes" on goldenrod.takes
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own takes" on goldenrod.takes
    for insert to authenticated with check (user_id = (select auth.uid()));
  create policy "Users can update their own takes" on goldenrod.takes
    for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
  create policy "Users can delete their own takes" on goldenrod.takes
    for delete to authenticated using (user_id = (select auth.uid()));

  drop policy if exists "Users can view their own voices" on goldenrod.voices;
  drop policy if exists "Users can insert their own voices" on goldenrod.voices;
  drop policy if exists "Users can update their own voices" on goldenrod.voices;
  drop policy if exists "Users can delete their own voices" on goldenrod.voices;
  create policy "Users can view their own voices" on goldenrod.voices
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own voices" on goldenrod.voices
    for insert to authenticated with check (user_id = (select auth.uid()));
  create policy "Users can update their own voices" on goldenrod.voices
    for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
  create policy "Users can delete their own voices" on goldenrod.voices
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;

-- Security definer: foreign keys see rows of others, so whose rows they are is asked here, of every caller.
create or replace function goldenrod.takes_attach_own() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (
    new.user_id, new.medium, new.image_id, new.audio_id, new.video_id, new.element_id, new.origin, new.made_from, new.created_at
  ) is distinct from (
    old.user_id, old.medium, old.image_id, old.audio_id, old.video_id, old.element_id, old.origin, old.made_from, old.created_at
  ) then
    raise exception using errcode = 'GR004', message = 'what a take is and was made from stays as it was',
      hint = 'Make another take; of several one is chosen.';
  end if;
  if not coalesce(case new.medium
      when 'image' then (select g.user_id = new.user_id from public.image_generations g where g.id = new.image_id)
      when 'audio' then (select g.user_id = new.user_id from public.audio_generations g where g.id = new.audio_id)
      else (select g.user_id = new.user_id from public.video_generations g where g.id = new.video_id)
    end, false)
    or new.script_id is not null and not exists (
      select from public.scripts s where s.id = new.script_id and s.user_id = new.user_id
    )
  then
    raise exception using errcode = 'GR005', message = 'there is no such generation or script of the account''s',
      hint = 'A take is of an account''s own image, audio or video, for its own script.';
  end if;
  new.made_from_hash := goldenrod.hash(new.made_from::text);
  return new;
end
$$;
comment on function goldenrod.takes_attach_own() is
  'Takes are of an account''s own generations and scripts, and stay what they are; only the choice among them changes.';

-- Security definer: as above.
create or replace function goldenrod.voices_attach_own() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from public.books b where b.id = new.book_id and b.user_id = new.user_id)
    or new.character_id is not null and not exists (
      select from public.characters k where k.id = new.character_id and k.book_id = new.book_id and k.user_id = new.user_id
    )
  then
    raise exception using errcode = 'GR005', message = 'there is no such book or character of the account''s',
      hint = 'A voice is of a character of the account''s own book, or of its narrator.';
  end if;
  new.updated_at := now();
  return new;
end
$$;
comment on function goldenrod.voices_attach_own() is
  'Voices are of characters of an account''s own books.';

-- Security definer: row level security would be asked for every element; whose script it is, is asked once.
create or replace function goldenrod.take_states(script_ids uuid[], elements jsonb default null)
  returns table (
    script_id uuid, element_id uuid, ordinal integer, kind text, scene_id uuid, character_id uuid, medium text,
    state text, causes text[], take_id uuid, generation_id uuid, origin text, takes integer
  )
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with seen as materialized (
    select s.id, s.user_id, c.book_id
    from public.scripts s left join public.chapters c on c.id = s.chapter_id
    where s.id = any (take_states.script_ids)
      and (s.user_id = auth.uid() or current_setting('role', true) = 'service_role')
  ), spoken as materialized (
    -- The narrator by an id that is nobody's: what is compared with = can be hashed.
    select v.book_id, coalesce(v.character_id, '00000000-0000-0000-0000-000000000000'::uuid) as speaker,
      coalesce(k.name, 'the narrator') as name,
      jsonb_build_object('engine', v.engine, 'voice', v.voice, 'pitch', v.pitch, 'rate', v.rate, 'style', v.style) as voice
    from goldenrod.voices v left join public.characters k on k.id = v.character_id
    where v.book_id in (select n.book_id from seen n)
  ), given as materialized (
    select g.* from jsonb_to_recordset(coalesce(take_states.elements, '[]'::jsonb)) as g (
      script_id uuid, id uuid, ordinal integer, kind text, scene_id uuid, character_id uuid, content_hash text,
      medium text, expected jsonb
    )
  ), parts as (
    select n.user_id, n.book_id, e.script_id, e.id, e.ordinal, e.kind, e.scene_id, e.character_id, e.content_hash,
      'audio' as medium, null::jsonb as expected
    from seen n join public.script_elements e on e.script_id = n.id
    where e.kind in ('scene', 'speech', 'action')
      and not exists (select from given g where g.script_id = n.id and g.medium = 'audio')
    union all
    select n.user_id, n.book_id, g.script_id, g.id, g.ordinal, g.kind, g.scene_id, g.character_id, g.content_hash,
      g.medium, g.expected
    from given g join seen n on n.id = g.script_id
  ), wanted as materialized (
    select p.user_id, p.script_id, p.id, p.ordinal, p.kind, p.scene_id, p.character_id, p.medium, v.name,
      coalesce(p.expected, jsonb_build_object('text', p.content_hash) ||
        case when v.voice is null then '{}'::jsonb else jsonb_build_object('voice', v.voice) end) as expected
    from parts p
    left join spoken v on v.book_id = p.book_id and v.speaker = case
      when p.medium <> 'audio' then null when p.kind = 'speech' then p.character_id
      else '00000000-0000-0000-0000-000000000000'::uuid
    end
    -- A book is narrated once it has a narrator.
    where p.medium <> 'audio' or p.kind = 'speech' or v.voice is not null
  ), laid as materialized (
    select w.script_id, w.id, w.medium, t.id as take_id,
      coalesce(t.audio_id, t.image_id, t.video_id) as generation_id, t.origin, t.chosen_at, t.created_at, t.made_from,
      case when t.made_from @> w.expected then true else not exists (
        select from jsonb_each(w.expected) x
        where t.made_from ? x.key and t.made_from -> x.key is distinct from x.value
      ) end as fits
    from wanted w
    join goldenrod.takes t on t.element_id = w.id and t.medium = w.medium and t.user_id = w.user_id
  ), ranked as (
    -- A person's own take that was chosen stays in use; else what fits, what was chosen, what is newest.
    select l.*, count(*) over each_element as takes, row_number() over (
        each_element order by (l.origin = 'own' and l.chosen_at is not null) desc,
        (l.fits and l.made_from is not null) desc, l.chosen_at desc nulls last, l.created_at desc, l.take_id
      ) as place
    from laid l
    window each_element as (partition by l.script_id, l.id, l.medium)
  )
  select w.script_id, w.id, w.ordinal, w.kind, w.scene_id, w.character_id, w.medium,
    case
      when u.take_id is null then 'missing'
      when u.made_from is null then 'unknown'
      when u.fits then 'current'
      else 'stale'
    end,
    case when u.fits is distinct from false or u.made_from is null then '{}'::text[] else array(
      select case x.key when 'voice' then 'voice of ' || coalesce(w.name, 'nobody') else x.key end
      from jsonb_each(w.expected) x
      where u.made_from ? x.key and u.made_from -> x.key is distinct from x.value
      order by x.key
    ) end,
    u.take_id, u.generation_id, u.origin, coalesce(u.takes, 0)::integer
  from wanted w
  left join ranked u on u.script_id = w.script_id and u.id = w.id and u.medium = w.medium and u.place = 1
$$;
comment on function goldenrod.take_states(uuid[], jsonb) is
  'For each element that is to be heard or seen of scripts: the take in use, and whether it is current, stale (by what causes), unknown or missing. Elements that are not stored, and shots, are handed in.';

revoke execute on function goldenrod.takes_attach_own() from public;
revoke execute on function goldenrod.voices_attach_own() from public;
revoke execute on function goldenrod.take_states(uuid[], jsonb) from public;
grant execute on function goldenrod.take_states(uuid[], jsonb) to authenticated, service_role;
create or replace trigger takes_attach_own before insert or update on goldenrod.takes
  for each row execute function goldenrod.takes_attach_own();
create or replace trigger voices_attach_own before insert or update on goldenrod.voices
  for each row execute function goldenrod.voices_attach_own();
