-- Comments on the words of a script, in threads. A thread hangs on the identity of an element, so that it is found in
-- every later version in which that element still is.
-- In schema goldenrod: applications have tables of this name of their own.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.script_comments') is not null and to_regclass('goldenrod.script_comments') is null then
    alter table goldenrod_archive.script_comments set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.script_comments (
  id uuid not null default gen_random_uuid(),
  script_id uuid not null,
  parent_id uuid,
  element_id uuid,
  start_at integer,
  quote text,
  body text not null,
  user_id uuid default auth.uid(),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  resolved_by uuid,
  constraint script_comments_pkey primary key (id),
  -- For the reference of parent_id, which stays within a version.
  constraint script_comments_id_script_id_key unique (id, script_id),
  constraint script_comments_body_check check (body ~ '[^[:space:]]' and char_length(body) <= 10000),
  constraint script_comments_quote_check check (char_length(quote) between 1 and 2000),
  constraint script_comments_start_at_check check (start_at >= 0),
  constraint script_comments_place_check check (
    (parent_id is null) = (element_id is not null) and (quote is null) = (start_at is null)
    and (quote is null or element_id is not null)
  ),
  constraint script_comments_resolved_check check (
    (resolved_at is null or parent_id is null) and (resolved_by is null or resolved_at is not null)
  )
);
comment on table goldenrod.script_comments is
  'What people say about the words of a script, in threads: the first comment says where, the others answer it.';
comment on column goldenrod.script_comments.id is 'Identifies the comment.';
comment on column goldenrod.script_comments.script_id is 'The version on which the thread was begun.';
comment on column goldenrod.script_comments.parent_id is
  'The comment that it answers, the first of its thread; null for that one.';
comment on column goldenrod.script_comments.element_id is
  'The identity of the element that the thread hangs on, in every version in which that still is; null for an answer.';
comment on column goldenrod.script_comments.start_at is
  'Characters of the element''s text before the words, as it was then; null where there are none.';
comment on column goldenrod.script_comments.quote is
  'The words that the thread is about; null where it is about the whole element, and for an answer.';
comment on column goldenrod.script_comments.body is 'What is said, 1 to 10,000 characters.';
comment on column goldenrod.script_comments.user_id is 'The account that says it; null where the service does.';
comment on column goldenrod.script_comments.created_at is 'When it was said.';
comment on column goldenrod.script_comments.updated_at is 'When what it says was last changed.';
comment on column goldenrod.script_comments.resolved_at is
  'When the thread was resolved; null while it is open, and for an answer.';
comment on column goldenrod.script_comments.resolved_by is
  'The account that resolved it; null where the service did, or nobody.';
alter table goldenrod.script_comments alter column user_id set default auth.uid();

-- What an earlier rollback put aside may be of scripts that are gone for good.
delete from goldenrod.script_comments c where not exists (select from public.scripts s where s.id = c.script_id);
do $$
begin
  if not exists (
    select from pg_constraint
    where conrelid = 'goldenrod.script_comments'::regclass and conname = 'script_comments_script_id_fkey'
  ) then
    alter table goldenrod.script_comments
      add constraint script_comments_script_id_fkey foreign key (script_id) references public.scripts (id) on delete cascade,
      add constraint script_comments_parent_id_fkey foreign key (parent_id, script_id)
        references goldenrod.script_comments (id, script_id) on delete cascade;
  end if;
end
$$;
create index if not exists idx_script_comments_script on goldenrod.script_comments (script_id, created_at);
create index if not exists idx_script_comments_parent on goldenrod.script_comments (parent_id, script_id);

alter table goldenrod.script_comments enable row level security;
revoke all on goldenrod.script_comments from public, anon, authenticated, service_role;
grant select, insert, update, delete on goldenrod.script_comments to authenticated, service_role;

-- Whoever sees a script sees what is said about it; its owner comments. A comment is changed by whoever made it, and
-- resolved by the owner of the script as well; which of the two may do what, script_comments_keep() says.
drop policy if exists "Users can view comments on scripts that they see" on goldenrod.script_comments;
drop policy if exists "Users can comment on their own scripts" on goldenrod.script_comments;
drop policy if exists "Users can change their own comments and those on their scripts" on goldenrod.script_comments;
drop policy if exists "Users can delete their own comments" on goldenrod.script_comments;
create policy "Users can view comments on scripts that they see" on goldenrod.script_comments
  for select to authenticated
  using (exists (select from public.scripts s where s.id = script_comments.script_id));
create policy "Users can comment on their own scripts" on goldenrod.script_comments
  for insert to authenticated
  with check (
    user_id = (select auth.uid())
    and exists (select from public.scripts s where s.id = script_comments.script_id and s.user_id = (select auth.uid()))
  );
create policy "Users can change their own comments and those on their scripts" on goldenrod.script_comments
  for update to authenticated
  using (
    user_id = (select auth.uid())
    or exists (select from public.scripts s where s.id = script_comments.script_id and s.user_id = (select auth.uid()))
  )
  with check (
    user_id = (select auth.uid())
    or exists (select from public.scripts s where s.id = script_comments.script_id and s.user_id = (select auth.uid()))
  );
create policy "Users can delete their own comments" on goldenrod.script_comments
  for delete to authenticated
  using (user_id = (select auth.uid()));

create or replace function goldenrod.script_comments_keep() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.parent_id is not null and exists (
      select from goldenrod.script_comments c where c.id = new.parent_id and c.parent_id is not null
    ) then
      raise exception using errcode = 'GR006', message = 'an answer has no answers of its own',
        hint = 'Answer the first comment of the thread.';
    end if;
    -- As many as whoever reads them can be shown at once.
    if (select count(*) from (
      select from goldenrod.script_comments c where c.script_id = new.script_id limit 2000
    ) c) = 2000 then
      raise exception using errcode = 'GR007', message = 'this version has 2,000 comments, and takes no more',
        hint = 'Delete some of yours, or comment on the next version.';
    end if;
    new.created_at := clock_timestamp();
    new.updated_at := new.created_at;
    new.resolved_at := null;
    new.resolved_by := null;
    return new;
  end if;
  if (to_jsonb(new) - '{body,updated_at,resolved_at,resolved_by}'::text[])
    is distinct from (to_jsonb(old) - '{body,updated_at,resolved_at,resolved_by}'::text[])
  then
    raise exception using errcode = 'GR004', message = 'a comment stays whose it is, and where',
      hint = 'Change its words, or resolve it; what is about something else is another comment.';
  end if;
  if new.body <> old.body and not goldenrod.may_change(old.user_id, 'goldenrod.script_comments') then
    raise exception using errcode = '42501', message = 'only whoever wrote a comment changes its words',
      hint = 'Answer it, or resolve it.';
  end if;
  new.updated_at := case when new.body = old.body then old.updated_at else clock_timestamp() end;
  if (new.resolved_at is null) = (old.resolved_at is null) then
    new.resolved_at := old.resolved_at;
    new.resolved_by := old.resolved_by;
  elsif new.resolved_at is null then
    new.resolved_by := null;
  else
    new.resolved_at := clock_timestamp();
    new.resolved_by := auth.uid();
  end if;
  return new;
end
$$;
comment on function goldenrod.script_comments_keep() is
  'Keeps a comment whose it is and where, and its words to whoever wrote it; notes when it was made, changed and resolved, and by whom.';

create or replace function goldenrod.others_answered(comment_id uuid, author uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select from goldenrod.script_comments c
    where c.parent_id = others_answered.comment_id and c.user_id is distinct from others_answered.author
  );
end;
comment on function goldenrod.others_answered(uuid, uuid) is
  'Whether anybody but its author answered a comment, which would go with it.';

create or replace function goldenrod.script_comments_go() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- They all go with their script.
  if goldenrod.others_answered(old.id, old.user_id)
    and exists (select from public.scripts s where s.id = old.script_id)
  then
    raise exception using errcode = 'GR007', message = 'others have answered this comment',
      hint = 'Resolve the thread: what they said would go with it.';
  end if;
  return old;
end
$$;
comment on function goldenrod.script_comments_go() is
  'Keeps a comment that others have answered: their words would go with it.';

revoke execute on function goldenrod.script_comments_keep() from public;
revoke execute on function goldenrod.script_comments_go() from public;
revoke execute on function goldenrod.others_answered(uuid, uuid) from public;
grant execute on function goldenrod.others_answered(uuid, uuid) to authenticated, service_role;
create or replace trigger script_comments_keep before insert or update on goldenrod.script_comments
  for each row execute function goldenrod.script_comments_keep();
create or replace trigger script_comments_go before delete on goldenrod.script_comments
  for each row when (old.parent_id is null) execute function goldenrod.script_comments_go();
