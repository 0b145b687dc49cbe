-- Each version knows where it comes from, keeps its text once it was judged, and is never lost.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create schema if not exists goldenrod;
comment on schema goldenrod is 'Goldenrod''s own helpers; not an API.';
grant usage on schema goldenrod to authenticated, service_role;

-- The policies that a file replaces are noted, so that its rollback can put them back.
create or replace function goldenrod_archive.note_policies(of_file text, relation regclass, names text[]) returns void
  language sql set search_path = ''
begin atomic
  insert into goldenrod_archive.starting_points (file, facts)
  select of_file, pg_catalog.jsonb_build_object('policies', coalesce((
    select pg_catalog.jsonb_object_agg(p.policyname, pg_catalog.jsonb_build_object(
      'permissive', p.permissive, 'roles', p.roles, 'command', p.cmd, 'using', p.qual, 'check', p.with_check,
      'comment', (
        select pg_catalog.obj_description(o.oid, 'pg_policy') from pg_catalog.pg_policy o
        where o.polrelid = relation and o.polname = p.policyname
      )
    ))
    from pg_catalog.pg_policies p
    where pg_catalog.format('%I.%I', p.schemaname, p.tablename)::pg_catalog.regclass = relation
      and p.policyname = any (names)
  ), '{}'))
  on conflict (file) do nothing;
end;
comment on function goldenrod_archive.note_policies(text, regclass, text[]) is
  'Notes the policies that a migration is about to replace.';

create or replace function goldenrod_archive.restore_policies(of_file text, relation regclass) returns void
  language plpgsql set search_path = ''
as $$
declare
  item record;
begin
  for item in
    select found.name, p.*
    from goldenrod_archive.starting_points s
    cross join lateral pg_catalog.jsonb_each(s.facts -> 'policies') as found (name, was)
    cross join lateral pg_catalog.jsonb_to_record(found.was)
      as p (permissive text, roles text[], command text, "using" text, "check" text, comment text)
    where s.file = of_file
  loop
    execute pg_catalog.format(
      'create policy %I on %s as %s for %s to %s%s%s', item.name, relation, item.permissive, item.command,
      (
        select pg_catalog.string_agg(case when role = 'public' then role else pg_catalog.quote_ident(role) end, ', ')
        from pg_catalog.unnest(item.roles) as role
      ),
      ' using (' || item."using" || ')', ' with check (' || item."check" || ')'
    );
    execute pg_catalog.format('comment on policy %I on %s is %L', item.name, relation, item.comment);
  end loop;
  delete from goldenrod_archive.starting_points where file = of_file;
end
$$;
comment on function goldenrod_archive.restore_policies(text, regclass) is
  'Makes the policies again that a migration replaced, and forgets the note.';
revoke execute on function goldenrod_archive.note_policies(text, regclass, text[]) from public;
revoke execute on function goldenrod_archive.restore_policies(text, regclass) from public;

select goldenrod_archive.note_policies('20251004000004', 'public.scripts', array['Users can manage their own scripts']);

-- Constant defaults: no row is written. What is there already comes from before versions.
alter table public.scripts
  add column if not exists parent_id uuid,
  add column if not exists origin text not null default 'legacy',
  add column if not exists created_by uuid,
  add column if not exists text_hash text,
  add column if not exists chapter_hash text,
  add column if not exists deleted_at timestamptz;
alter table public.scripts alter column origin set default 'edit';
alter table public.scripts alter column created_by set default auth.uid();

comment on column public.scripts.parent_id is 'The version that this one was made from.';
comment on column public.scripts.origin is 'How it was made: import, draft, model, edit, restore or legacy.';
comment on column public.scripts.created_by is 'The account that made it; null where the service did, or before versions.';
comment on column public.scripts.text_hash is 'SHA-256 of its text, in hex; null for a version from before versions that was never written since.';
comment on column public.scripts.chapter_hash is 'SHA-256 of the chapter''s text that it was made from, in hex; null where that is not known.';
comment on column public.scripts.deleted_at is 'When its owner deleted it; null while it stands. A deleted version can be brought back.';

-- What an earlier rollback took away comes back.
do $$
declare
  silenced text[];
begin
  if exists (select from goldenrod_archive.rows where file = '20251004000004') then
    silenced := goldenrod_archive.silence('public.scripts');
    update public.scripts s
    set parent_id = (a.columns ->> 'parent_id')::uuid, origin = a.columns ->> 'origin',
      created_by = (a.columns ->> 'created_by')::uuid, text_hash = a.columns ->> 'text_hash',
      chapter_hash = a.columns ->> 'chapter_hash', deleted_at = (a.columns ->> 'deleted_at')::timestamptz
    from goldenrod_archive.rows a
    where a.file = '20251004000004' and a.relation = 'public.scripts' and a.id = s.id;
    update public.scripts s set parent_id = null
    where parent_id is not null and not exists (select from public.scripts p where p.id = s.parent_id);
    delete from goldenrod_archive.rows a
    where a.file = '20251004000004' and exists (select from public.scripts s where s.id = a.id);
    perform goldenrod_archive.heard('public.scripts', silenced);
  end if;
end
$$;

do $$
begin
  if not exists (select from pg_constraint where conrelid = 'public.scripts'::regclass and conname = 'scripts_parent_id_fkey') then
    alter table public.scripts add constraint scripts_parent_id_fkey
      foreign key (parent_id) references public.scripts (id) on delete set null not valid;
  end if;
  if not exists (select from pg_constraint where conrelid = 'public.scripts'::regclass and conname = 'scripts_origin_check') then
    alter table public.scripts add constraint scripts_origin_check
      check (origin in ('import', 'draft', 'model', 'edit', 'restore', 'legacy')) not valid;
  end if;
end
$$;
alter table public.scripts validate constraint scripts_parent_id_fkey;
alter table public.scripts validate constraint scripts_origin_check;
create index if not exists idx_scripts_parent on public.scripts (parent_id) where parent_id is not null;

-- pg_temp last, here and in every function: an empty path would find a caller's temporary types before
-- the real ones, and a trigger runs with the owner's rights wherever a foreign key or a definer fires it.
create or replace function goldenrod.hash(words text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(words, 'UTF8')), 'hex');
comment on function goldenrod.hash(text) is 'SHA-256 of a text in UTF-8, in hex.';
revoke execute on function goldenrod.hash(text) from public;
grant execute on function goldenrod.hash(text) to authenticated, service_role;

create or replace function goldenrod.scripts_keep_lineage() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.deleted_at is not null then
      raise exception using
        errcode = 'GR006',
        message = 'a new version cannot be deleted already',
        hint = 'Insert it without deleted_at.';
    end if;
    -- A signed-in account signs with its own name; the service may say for whom it works.
    new.created_by := coalesce(auth.uid(), new.created_by);
    new.text_hash := goldenrod.hash(new.script);
    new.chapter_hash := coalesce(new.chapter_hash, (
      select goldenrod.hash(c.content) from public.chapters c where c.id = new.chapter_id
    ));
  else
    if (new.origin, new.created_by) is distinct from (old.origin, old.created_by) or (
      new.version <> old.version and new.chapter_id is not null and new.user_id is not null
      and (new.chapter_id, new.user_id, new.script_style)
        is not distinct from (old.chapter_id, old.user_id, old.script_style)
    ) then
      raise exception using
        errcode = 'GR002',
        message = pg_catalog.format('origin, maker and number of version %s stay as they were given', old.version),
        detail = pg_catalog.jsonb_build_object('script_id', old.id, 'state', old.status)::text,
        hint = 'Leave origin, created_by and version out of the update: the database gives them.';
    end if;
    new.text_hash := case
      when new.script is not distinct from old.script then old.text_hash else goldenrod.hash(new.script)
    end;
    if (new.chapter_id, new.user_id) is distinct from (old.chapter_id, old.user_id) then
      -- A draft that moves to another chapter leaves its forebears behind.
      new.parent_id := nullif(new.parent_id, old.parent_id);
      if new.chapter_hash is not distinct from old.chapter_hash then
        new.chapter_hash := (select goldenrod.hash(c.content) from public.chapters c where c.id = new.chapter_id);
      end if;
    end if;
    if new.parent_id is not distinct from old.parent_id then
      return new;
    end if;
  end if;
  if new.parent_id = new.id or new.parent_id is not null and not exists (
    select from public.scripts p
    where p.id = new.parent_id and p.chapter_id is not distinct from new.chapter_id
      and p.user_id is not distinct from new.user_id
  ) then
    raise exception using
      errcode = 'GR005',
      message = pg_catalog.format('script %s is no version of this chapter', new.parent_id),
      hint = 'parent_id names a version of the same chapter and owner.';
  end if;
  return new;
end
$$;
comment on function goldenrod.scripts_keep_lineage() is
  'Notes who made a version and the hashes of its text and of its chapter''s, keeps them, and sees that its parent is of the same chapter.';

create or replace function goldenrod.scripts_keep_text() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.status = 'draft' and old.deleted_at is null then
    return new;
  end if;
  if (new.script, new.script_style, new.chapter_id, new.user_id, new.version, new.chapter_hash)
    is distinct from (old.script, old.script_style, old.chapter_id, old.user_id, old.version, old.chapter_hash)
    -- A parent may only go, which it does when it is deleted for good.
    or new.parent_id <> old.parent_id or (old.parent_id is null and new.parent_id is not null) then
    raise exception using
      errcode = 'GR002',
      message = pg_catalog.format(
        'version %s is %s: its text, style and lineage can no longer change', old.version,
        case when old.deleted_at is null then old.status::text else 'deleted' end
      ),
      detail = pg_catalog.jsonb_build_object(
        'script_id', old.id, 'state', case when old.deleted_at is null then old.status::text else 'deleted' end
      )::text,
      hint = 'Write a new version instead: create_script_version(), or insert another row.';
  end if;
  return new;
end
$$;
comment on function goldenrod.scripts_keep_text() is
  'Keeps text and style of a version as they were judged: only a draft may be rewritten.';

create or replace function goldenrod.scripts_mark_deleted() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if old.deleted_at is null and new.status not in ('draft', 'rejected') then
    raise exception using
      errcode = 'GR007',
      message = pg_catalog.format('version %s is %s: only a draft or a rejected version can be deleted', old.version, new.status),
      detail = pg_catalog.jsonb_build_object('script_id', old.id, 'state', new.status)::text,
      hint = case new.status
        when 'active' then 'Deactivate it, then reject it, then delete it.'
        else 'Reject it first, then delete it.'
      end;
  end if;
  -- The moment is the database's to say, and stays.
  new.deleted_at := coalesce(old.deleted_at, pg_catalog.now());
  return new;
end
$$;
comment on function goldenrod.scripts_mark_deleted() is
  'Lets only a draft or a rejected version be marked as deleted, and notes when that was.';

-- Security definer: it must see whether the owner's account is still there, which its caller may not.
create or replace function goldenrod.scripts_delete_softly() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Where the chapter or the account itself went, its scripts go with it.
  if (old.chapter_id is not null and not exists (select from public.chapters c where c.id = old.chapter_id))
    or (old.user_id is not null and not exists (select from auth.users u where u.id = old.user_id)) then
    return old;
  end if;
  update public.scripts s set deleted_at = pg_catalog.now() where s.id = old.id;
  return null;
end
$$;
comment on function goldenrod.scripts_delete_softly() is
  'Turns the deletion of a draft or a rejected version into a mark that can be taken back.';

-- Where it changes rather than in a policy: a policy sees only the new row, and would lock an owner
-- out of a script that was written for somebody else's chapter long ago.
create or replace function goldenrod.scripts_attach_own() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.chapter_id is null or not pg_catalog.row_security_active(tg_relid)
    or (tg_op = 'UPDATE' and new.chapter_id is not distinct from old.chapter_id) then
    return new;
  end if;
  if not exists (
    select from public.chapters c join public.books b on b.id = c.book_id
    where c.id = new.chapter_id and b.user_id = auth.uid()
  ) then
    raise exception using
      errcode = '42501',
      message = 'a script can be written only for a chapter of your own',
      hint = 'Take a chapter of one of your books.';
  end if;
  return new;
end
$$;
comment on function goldenrod.scripts_attach_own() is
  'Keeps users from attaching a script to a chapter that is not theirs, or that does not exist.';

-- As above: it runs with its owner's rights.
alter function public.scripts_assign_version() set search_path = pg_catalog, pg_temp;

revoke execute on function goldenrod.scripts_keep_lineage() from public;
revoke execute on function goldenrod.scripts_keep_text() from public;
revoke execute on function goldenrod.scripts_mark_deleted() from public;
revoke execute on function goldenrod.scripts_delete_softly() from public;
revoke execute on function goldenrod.scripts_attach_own() from public;

create or replace trigger scripts_attach_own before insert or update of chapter_id on public.scripts
  for each row execute function goldenrod.scripts_attach_own();
create or replace trigger scripts_keep_lineage before insert or update on public.scripts
  for each row execute function goldenrod.scripts_keep_lineage();
create or replace trigger scripts_keep_text before update on public.scripts
  for each row execute function goldenrod.scripts_keep_text();
create or replace trigger scripts_mark_deleted before update of deleted_at on public.scripts
  for each row when (new.deleted_at is not null) execute function goldenrod.scripts_mark_deleted();
create or replace trigger scripts_delete_softly before delete on public.scripts
  for each row execute function goldenrod.scripts_delete_softly();

do $$
begin
  drop policy if exists "Users can manage their own scripts" on public.scripts;
  drop policy if exists "Users can view their own scripts" on public.scripts;
  drop policy if exists "Users can insert their own scripts" on public.scripts;
  drop policy if exists "Users can update their own scripts" on public.scripts;
  drop policy if exists "Users can delete their own scripts" on public.scripts;
  create policy "Users can view their own scripts" on public.scripts
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own scripts" on public.scripts
    for insert to authenticated with check (
      user_id = (select auth.uid())
      and (chapter_id is null or exists (
        select from public.chapters c join public.books b on b.id = c.book_id
        where c.id = scripts.chapter_id and b.user_id = (select auth.uid())
      ))
    );
  create policy "Users can update their own scripts" on public.scripts
    for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
  create policy "Users can delete their own scripts" on public.scripts
    for delete to authenticated using (user_id = (select auth.uid()));
end
$$;

create or replace function public.create_script_version(
  chapter_id uuid,
  script text,
  script_style text default 'cinematic_movie',
  origin text default 'edit',
  parent_id uuid default null,
  script_name text default null
) returns public.scripts
  -- As text, so that it follows when the table gets a column.
  language sql volatile set search_path = pg_catalog, pg_temp
as $$
  insert into public.scripts (chapter_id, user_id, script, script_style, origin, parent_id, script_name)
  values (
    create_script_version.chapter_id, auth.uid(), create_script_version.script, create_script_version.script_style,
    create_script_version.origin, create_script_version.parent_id, create_script_version.script_name
  )
  returning *
$$;
comment on function public.create_script_version(uuid, text, text, text, uuid, text) is
  'Adds a draft to a chapter of the caller''s and returns it, with the next version number.';

create or replace function public.restore_script_version(script_id uuid) returns public.scripts
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  made public.scripts;
begin
  insert into public.scripts (
    chapter_id, user_id, script, script_style, origin, parent_id, script_name,
    scene_descriptions, characters, character_details, metadata, service_used, character_ids, chapter_hash
  )
  select s.chapter_id, s.user_id, s.script, s.script_style, 'restore', s.id, s.script_name,
    s.scene_descriptions, s.characters, s.character_details, s.metadata, s.service_used, s.character_ids, s.chapter_hash
  from public.scripts s where s.id = restore_script_version.script_id
  returning * into made;
  if made.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  return made;
end
$$;
comment on function public.restore_script_version(uuid) is
  'Makes a new draft with the text and cast of an older version; that one stays as it is.';

create or replace function public.undelete_script(script_id uuid) returns public.scripts
  language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  changed public.scripts;
begin
  update public.scripts s set deleted_at = null where s.id = undelete_script.script_id returning s.* into changed;
  if changed.id is null then
    raise exception using errcode = 'GR005', message = 'there is no such script',
      hint = 'List the scripts that you can see and take an id from there.';
  end if;
  return changed;
end
$$;
comment on function public.undelete_script(uuid) is 'Brings back a version that was deleted.';

revoke execute on function public.create_script_version(uuid, text, text, text, uuid, text) from public, anon;
revoke execute on function public.restore_script_version(uuid) from public, anon;
revoke execute on function public.undelete_script(uuid) from public, anon;
grant execute on function public.create_script_version(uuid, text, text, text, uuid, text) to authenticated, service_role;
grant execute on function public.restore_script_version(uuid) to authenticated, service_role;
grant execute on function public.undelete_script(uuid) to authenticated, service_role;
