-- The quotations of a chapter and who says each: as it was read, or as a person confirmed it. What a
-- person confirmed outweighs what is read, and is kept where the chapter changes.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Before the table is there: old code is not to see it for a moment.
create or replace function goldenrod.legacy_relations() returns table (relation regclass, name text, hidden text[])
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.oid::regclass, c.relname::text,
    case c.relname
      when 'scripts' then array[
        'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'legacy_status',
        'parent_id', 'origin', 'created_by', 'text_hash', 'chapter_hash', 'deleted_at'
      ]
      when 'image_generations' then array['character_id']
      when 'audio_generations' then array['character_id']
      else '{}'::text[]
    end
  from pg_class c
  where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    -- What the migrations made: no old code knows it.
    and c.relname <> all (array[
      'book_sources', 'chapter_quotes', 'character_aliases', 'evaluation_agreement', 'jobs', 'media_files',
      'script_evaluations', 'script_status_changes', 'stale_scripts'
    ])
    -- What an owner made in schema legacy by the same name stays.
    and (c.relname in ('scripts', 'image_generations', 'audio_generations') or not exists (
      select from pg_class v
      where v.relnamespace = to_regnamespace('legacy') and v.relname = c.relname
        and coalesce(obj_description(v.oid, 'pg_class'), '') not like 'As in schema public: %'
    ))
    -- An extension takes its own along.
    and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
$$;

do $$
begin
  if to_regclass('goldenrod_archive.chapter_quotes') is not null and to_regclass('public.chapter_quotes') is null then
    alter table goldenrod_archive.chapter_quotes set schema public;
  end if;
  if to_regclass('goldenrod_archive.chapter_readings') is not null and to_regclass('goldenrod.chapter_readings') is null then
    alter table goldenrod_archive.chapter_readings set schema goldenrod;
  end if;
  if to_regclass('goldenrod_archive.quote_changes') is not null and to_regclass('goldenrod.quote_changes') is null then
    alter table goldenrod_archive.quote_changes set schema goldenrod;
  end if;
end
$$;

create table if not exists public.chapter_quotes (
  id uuid not null default gen_random_uuid(),
  chapter_id uuid not null,
  start_at integer,
  end_at integer,
  words_hash text not null,
  character_id uuid,
  speaker_name text,
  confidence real not null default 0,
  how text not null default 'none',
  turn integer not null default 0,
  conversation integer not null default 0,
  confirmed_by uuid,
  confirmed_at timestamptz,
  constraint chapter_quotes_pkey primary key (id),
  -- At the end of a statement: where a chapter gets a sentence more, every quotation behind it moves.
  constraint chapter_quotes_chapter_id_start_at_key unique (chapter_id, start_at) deferrable initially immediate,
  constraint chapter_quotes_place_check check ((start_at is null) = (end_at is null) and start_at >= 0 and end_at > start_at),
  constraint chapter_quotes_confidence_check check (confidence between 0 and 1),
  constraint chapter_quotes_how_check check (how in ('tag', 'vocative', 'alternation', 'narrator', 'none', 'confirmed')),
  constraint chapter_quotes_confirmed_check check (confirmed_at is not null or confirmed_by is null)
);
comment on table public.chapter_quotes is
  'The quotations of a chapter, with who says each: as it was read, or as a person confirmed it.';
comment on column public.chapter_quotes.id is 'Identifies the quotation, also where it moves within its chapter.';
comment on column public.chapter_quotes.chapter_id is 'The chapter.';
comment on column public.chapter_quotes.start_at is
  'Where it begins, its mark included: characters of the chapter''s text before it. Null where its words are not in the chapter now.';
comment on column public.chapter_quotes.end_at is 'Where it ends: characters of the chapter''s text up to its end, its mark included.';
comment on column public.chapter_quotes.words_hash is
  'SHA-256, in hex, of its words in lower case without accents, joined by blanks: by it the quotation is found again in a changed text.';
comment on column public.chapter_quotes.character_id is 'Who says it; null where nobody of the book is found, or a person said that it is nobody.';
comment on column public.chapter_quotes.speaker_name is 'Whom the text names as the speaker, where the book has no such character.';
comment on column public.chapter_quotes.confidence is 'How often such an answer is right, 0 to 1.';
comment on column public.chapter_quotes.how is 'How the speaker was found: tag, vocative, alternation, narrator, none, or confirmed by a person.';
comment on column public.chapter_quotes.turn is 'Which turn of the chapter it belongs to: what one person says at a time.';
comment on column public.chapter_quotes.conversation is 'Which conversation of the chapter it belongs to.';
comment on column public.chapter_quotes.confirmed_by is 'The account that confirmed the speaker; null where the service did, or nobody.';
comment on column public.chapter_quotes.confirmed_at is 'When the speaker was confirmed; null where nobody did.';

create table if not exists goldenrod.chapter_readings (
  chapter_id uuid not null,
  input_hash text not null,
  read_at timestamptz not null default now(),
  constraint chapter_readings_pkey primary key (chapter_id)
);
comment on table goldenrod.chapter_readings is 'What the quotations of a chapter were read from.';
comment on column goldenrod.chapter_readings.chapter_id is 'The chapter.';
comment on column goldenrod.chapter_readings.input_hash is
  'SHA-256, in hex, of all that the reading was made of; with another one it is stale.';
comment on column goldenrod.chapter_readings.read_at is 'When it was read.';

create table if not exists goldenrod.quote_changes (
  id uuid not null default gen_random_uuid(),
  chapter_id uuid not null,
  facts jsonb not null,
  changed_by uuid default auth.uid(),
  changed_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  constraint quote_changes_pkey primary key (id)
);
comment on table goldenrod.quote_changes is 'What people confirmed of speakers at once, with all that it takes to undo it.';
comment on column goldenrod.quote_changes.id is 'Identifies the change.';
comment on column goldenrod.quote_changes.chapter_id is 'The chapter.';
comment on column goldenrod.quote_changes.facts is 'The quotations as they were before: id, character_id, speaker_name, confidence, how, confirmed_by, confirmed_at.';
comment on column goldenrod.quote_changes.changed_by is 'The account that did it; null where the service did.';
comment on column goldenrod.quote_changes.changed_at is 'When it was done; the quotations have it as confirmed_at.';
comment on column goldenrod.quote_changes.undone_at is 'When it was undone; null while it holds.';

-- What an earlier rollback put aside may speak of rows that have gone or moved since.
delete from public.chapter_quotes q where not exists (select from public.chapters c where c.id = q.chapter_id);
update public.chapter_quotes q
set character_id = null, confidence = 0, how = 'none', confirmed_by = null, confirmed_at = null
where q.character_id is not null and not exists (
  select from public.chapters c
  join public.books b on b.id = c.book_id
  join public.characters k on k.book_id = c.book_id and k.user_id = b.user_id
  where c.id = q.chapter_id and k.id = q.character_id
);
delete from goldenrod.chapter_readings r where not exists (select from public.chapters c where c.id = r.chapter_id);
delete from goldenrod.quote_changes x where not exists (select from public.chapters c where c.id = x.chapter_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.chapter_quotes'::regclass and conname = 'chapter_quotes_chapter_id_fkey') then
    alter table public.chapter_quotes
      add constraint chapter_quotes_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete cascade,
      add constraint chapter_quotes_character_id_fkey foreign key (character_id) references public.characters (id) on delete set null;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.chapter_readings'::regclass and conname = 'chapter_readings_chapter_id_fkey') then
    alter table goldenrod.chapter_readings
      add constraint chapter_readings_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete cascade;
  end if;
  if not exists (select from pg_constraint where conrelid = 'goldenrod.quote_changes'::regclass and conname = 'quote_changes_chapter_id_fkey') then
    alter table goldenrod.quote_changes
      add constraint quote_changes_chapter_id_fkey foreign key (chapter_id) references public.chapters (id) on delete cascade;
  end if;
end
$$;
alter table goldenrod.quote_changes alter column changed_by set default auth.uid();
create index if not exists idx_chapter_quotes_character on public.chapter_quotes (character_id);
create index if not exists idx_quote_changes_chapter on goldenrod.quote_changes (chapter_id, changed_at);

alter table public.chapter_quotes enable row level security;
alter table goldenrod.chapter_readings enable row level security;
alter table goldenrod.quote_changes enable row level security;
revoke all on public.chapter_quotes, goldenrod.chapter_readings, goldenrod.quote_changes
  from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.chapter_quotes, goldenrod.chapter_readings to authenticated, service_role;
grant select, insert, update on goldenrod.quote_changes to authenticated, service_role;
do $$
declare
  item record;
begin
  -- Whoever sees a chapter sees what is said in it; the owner of the book says who says it.
  for item in
    select x.relation, x.title, x.deletes,
      format('exists (select from public.chapters c where c.id = %s.chapter_id)', x.name) as seen,
      format('exists (select from public.chapters c join public.books b on b.id = c.book_id
        where c.id = %s.chapter_id and b.user_id = (select auth.uid()))', x.name) as own
    from (values
      ('public.chapter_quotes', 'chapter_quotes', 'quotes', true),
      ('goldenrod.chapter_readings', 'chapter_readings', 'readings', true),
      ('goldenrod.quote_changes', 'quote_changes', 'changes of quotes', false)
    ) as x (relation, name, title, deletes)
  loop
    execute format('drop policy if exists %I on %s', 'Users can view ' || item.title || ' of chapters that they see', item.relation);
    execute format('drop policy if exists %I on %s', 'Users can insert ' || item.title || ' of their own chapters', item.relation);
    execute format('drop policy if exists %I on %s', 'Users can update ' || item.title || ' of their own chapters', item.relation);
    execute format('drop policy if exists %I on %s', 'Users can delete ' || item.title || ' of their own chapters', item.relation);
    execute format('create policy %I on %s for select to authenticated using (%s)',
      'Users can view ' || item.title || ' of chapters that they see', item.relation, item.seen);
    execute format('create policy %I on %s for insert to authenticated with check (%s)',
      'Users can insert ' || item.title || ' of their own chapters', item.relation, item.own);
    execute format('create policy %I on %s for update to authenticated using (%s) with check (%s)',
      'Users can update ' || item.title || ' of their own chapters', item.relation, item.own, item.own);
    if item.deletes then
      execute format('create policy %I on %s for delete to authenticated using (%s)',
        'Users can delete ' || item.title || ' of their own chapters', item.relation, item.own);
    end if;
  end loop;
end
$$;

-- Security definer: the rule is about the book's owner, whoever writes the row. After the row, so that row
-- level security has spoken: else a refusal would tell a stranger whose character an id is.
create or replace function goldenrod.quotes_keep_character() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- The lock keeps the character from moving to another book meanwhile.
  perform from public.characters k where k.id = new.character_id for share;
  if not exists (
    select from public.chapters c
    join public.books b on b.id = c.book_id
    join public.characters k on k.book_id = c.book_id and k.user_id = b.user_id
    where c.id = new.chapter_id and k.id = new.character_id
  ) then
    raise exception using
      errcode = 'GR003',
      message = format('no character of this book has the id %s', new.character_id),
      detail = jsonb_build_object('character_ids', jsonb_build_array(new.character_id))::text,
      hint = 'A speaker is a character of the chapter''s own book and owner.';
  end if;
  return null;
end
$$;
comment on function goldenrod.quotes_keep_character() is
  'The speaker of a quotation is a character of the chapter''s own book and owner.';

create or replace function goldenrod.quotes_forget() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.confirmed_by := null;
  new.confirmed_at := null;
  new.confidence := 0;
  new.how := 'none';
  return new;
end
$$;
comment on function goldenrod.quotes_forget() is
  'A quotation that loses its speaker without a person''s word, as where the character is deleted, is no longer confirmed.';

-- Security definer: whoever moves a character or a chapter need not be able to write the quotations.
create or replace function goldenrod.quotes_let_go() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_table_name = 'characters' then
    update public.chapter_quotes q set character_id = null
    from public.chapters c join public.books b on b.id = c.book_id
    where q.character_id = new.id and c.id = q.chapter_id
      and (c.book_id <> new.book_id or b.user_id is distinct from new.user_id);
  else
    update public.chapter_quotes q set character_id = null
    from public.characters k
    where q.chapter_id = new.id and k.id = q.character_id and k.book_id <> new.book_id;
  end if;
  return null;
end
$$;
comment on function goldenrod.quotes_let_go() is
  'A character or a chapter that moves to another book, or a character that gets another owner, takes no speaker along.';

create or replace function goldenrod.quotes_follow_merge() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    new.facts := new.facts || jsonb_build_object('quotes', (
      select coalesce(jsonb_agg(q.id), '[]') from public.chapter_quotes q
      where q.character_id = (new.facts -> 'merged' ->> 'id')::uuid
    ));
    update public.chapter_quotes q set character_id = new.character_id
    where q.character_id = (new.facts -> 'merged' ->> 'id')::uuid;
  else
    update public.chapter_quotes q set character_id = (new.facts -> 'merged' ->> 'id')::uuid
    where q.character_id = new.character_id and new.facts -> 'quotes' @> to_jsonb(q.id);
  end if;
  return new;
end
$$;
comment on function goldenrod.quotes_follow_merge() is
  'What a character says that is merged into another one is said by that one, until the merge is undone.';

revoke execute on function goldenrod.quotes_keep_character() from public;
revoke execute on function goldenrod.quotes_forget() from public;
revoke execute on function goldenrod.quotes_let_go() from public;
revoke execute on function goldenrod.quotes_follow_merge() from public;
create or replace trigger chapter_quotes_forget before update of character_id on public.chapter_quotes
  for each row when (
    old.character_id is not null and new.character_id is null
    and new.confirmed_at is not null and new.confirmed_at is not distinct from old.confirmed_at
  )
  execute function goldenrod.quotes_forget();
create or replace trigger chapter_quotes_keep_first_character after insert on public.chapter_quotes
  for each row when (new.character_id is not null)
  execute function goldenrod.quotes_keep_character();
create or replace trigger chapter_quotes_keep_character after update of chapter_id, character_id on public.chapter_quotes
  for each row when (
    new.character_id is not null
    and (new.character_id is distinct from old.character_id or new.chapter_id is distinct from old.chapter_id)
  )
  execute function goldenrod.quotes_keep_character();
create or replace trigger characters_leave_quotes after update of book_id, user_id on public.characters
  for each row when (new.book_id is distinct from old.book_id or new.user_id is distinct from old.user_id)
  execute function goldenrod.quotes_let_go();
create or replace trigger chapters_leave_quotes after update of book_id on public.chapters
  for each row when (new.book_id is distinct from old.book_id)
  execute function goldenrod.quotes_let_go();
create or replace trigger character_changes_take_quotes before insert on goldenrod.character_changes
  for each row when (new.kind = 'merge')
  execute function goldenrod.quotes_follow_merge();
create or replace trigger character_changes_give_quotes_back before update of undone_at on goldenrod.character_changes
  for each row when (new.kind = 'merge' and old.undone_at is null and new.undone_at is not null)
  execute function goldenrod.quotes_follow_merge();

create or replace function public.confirm_quotes(quote_ids uuid[], character_ids uuid[]) returns uuid
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  chapters uuid[];
  change goldenrod.quote_changes;
  confirmed bigint;
begin
  if coalesce(cardinality(quote_ids), 0) = 0 or cardinality(quote_ids) is distinct from cardinality(character_ids)
    or (select count(distinct ids.id) from unnest(quote_ids) as ids (id)) <> cardinality(quote_ids) then
    raise exception using errcode = 'GR006',
      message = format('%s quotations and %s speakers do not go together',
        coalesce(cardinality(quote_ids), 0), coalesce(cardinality(character_ids), 0)),
      hint = 'Name each quotation once, and in the same order a character for each, or null for nobody of the book.';
  end if;
  perform from public.chapter_quotes q where q.id = any (quote_ids) order by q.id for no key update;
  chapters := array(select distinct q.chapter_id from public.chapter_quotes q where q.id = any (quote_ids));
  if cardinality(chapters) > 1 then
    raise exception using errcode = 'GR006', message = 'the quotations are of more than one chapter',
      hint = 'Confirm chapter by chapter.';
  end if;
  if cardinality(chapters) = 1 then
    insert into goldenrod.quote_changes (chapter_id, facts)
    select q.chapter_id, jsonb_agg(jsonb_build_object(
      'id', q.id, 'character_id', q.character_id, 'speaker_name', q.speaker_name, 'confidence', q.confidence,
      'how', q.how, 'confirmed_by', q.confirmed_by, 'confirmed_at', q.confirmed_at
    ))
    from public.chapter_quotes q where q.id = any (quote_ids) group by q.chapter_id
    returning * into change;
  end if;
  update public.chapter_quotes q
  set character_id = said.character_id, speaker_name = null, confidence = 1, how = 'confirmed',
    confirmed_by = auth.uid(), confirmed_at = change.changed_at
  from unnest(quote_ids, character_ids) as said (id, character_id)
  where q.id = said.id;
  get diagnostics confirmed = row_count;
  if confirmed <> cardinality(quote_ids) then
    raise exception using errcode = 'GR005', message = 'there is no such quotation',
      hint = 'List the quotations of the chapter and take the ids from there: a changed chapter has others.';
  end if;
  return change.id;
end
$$;
comment on function public.confirm_quotes(uuid[], uuid[]) is
  'Notes a person''s word on who says quotations of a chapter, each by the character at its place or, with null, by nobody of the book; answers the change, by which it can be undone.';

create or replace function public.undo_quote_change(change_id uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  change goldenrod.quote_changes;
begin
  select c.* into change from goldenrod.quote_changes c where c.id = undo_quote_change.change_id for no key update;
  if change.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such change of speakers',
      hint = 'Take the id that confirming answered.';
  end if;
  if change.undone_at is not null then
    raise exception using errcode = 'GR007', message = 'this change was undone already',
      hint = 'List the quotations of the chapter: each says who says it now.';
  end if;
  update public.chapter_quotes q
  set character_id = k.id, speaker_name = was.speaker_name,
    -- Whoever said it before may have gone since.
    confidence = case when k.id is null and was.character_id is not null then 0 else was.confidence end,
    how = case when k.id is null and was.character_id is not null then 'none' else was.how end,
    confirmed_by = case when k.id is null and was.character_id is not null then null else was.confirmed_by end,
    confirmed_at = case when k.id is null and was.character_id is not null then null else was.confirmed_at end
  from jsonb_to_recordset(change.facts) as was (
    id uuid, character_id uuid, speaker_name text, confidence real, how text, confirmed_by uuid, confirmed_at timestamptz
  )
  left join public.characters k on k.id = was.character_id
  where q.id = was.id and q.confirmed_at = change.changed_at;
  update goldenrod.quote_changes c set undone_at = clock_timestamp() where c.id = change.id;
end
$$;
comment on function public.undo_quote_change(uuid) is
  'Takes back what was confirmed at once; a quotation that was confirmed anew since stays as it is.';

revoke execute on function public.confirm_quotes(uuid[], uuid[]) from public, anon;
revoke execute on function public.undo_quote_change(uuid) from public, anon;
grant execute on function public.confirm_quotes(uuid[], uuid[]) to authenticated, service_role;
grant execute on function public.undo_quote_change(uuid) to authenticated, service_role;
