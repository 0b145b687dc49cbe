-- What a user attaches to a book, a script or a chapter must be theirs: a foreign key alone would let
-- them refer to anybody's. Whatever policies a database has of its own stay as they are.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Where a reference changes rather than in a policy: what refers elsewhere since long stays editable.
-- A missing row and somebody else's get the same answer.
create or replace function goldenrod.videos_attach_own() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if not pg_catalog.row_security_active(tg_relid) then
    return new;
  end if;
  if new.chapter_id is not null and (tg_op = 'INSERT' or new.chapter_id is distinct from old.chapter_id)
    and not exists (
      select from public.chapters c join public.books b on b.id = c.book_id
      where c.id = new.chapter_id and b.user_id = auth.uid()
    ) then
    raise exception using
      errcode = '42501',
      message = 'a video can be made only of a chapter of your own',
      hint = 'Take a chapter of one of your books.';
  end if;
  if new.script_id is not null and (tg_op = 'INSERT' or new.script_id is distinct from old.script_id)
    and not exists (
      select from public.scripts s where s.id = new.script_id and s.user_id = auth.uid()
    ) then
    raise exception using
      errcode = '42501',
      message = 'a video can be made only from a script of your own',
      hint = 'Take one of your own scripts.';
  end if;
  return new;
end
$$;
comment on function goldenrod.videos_attach_own() is
  'Keeps users from attaching a video to a chapter or a script that is not theirs, or that does not exist.';

create or replace function goldenrod.parts_attach_own_book() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if not pg_catalog.row_security_active(tg_relid)
    or new.book_id is null or (tg_op = 'UPDATE' and new.book_id is not distinct from old.book_id) then
    return new;
  end if;
  if not exists (select from public.books b where b.id = new.book_id and b.user_id = auth.uid()) then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('rows of %I can belong only to a book of your own', tg_table_name),
      hint = 'Take one of your own books.';
  end if;
  return new;
end
$$;
comment on function goldenrod.parts_attach_own_book() is
  'Keeps users from adding a chapter or a character to a book that is not theirs, or that does not exist.';

revoke execute on function goldenrod.videos_attach_own() from public;
revoke execute on function goldenrod.parts_attach_own_book() from public;

create or replace trigger video_generations_attach_own before insert or update of chapter_id, script_id
  on public.video_generations for each row execute function goldenrod.videos_attach_own();
create or replace trigger chapters_attach_own before insert or update of book_id
  on public.chapters for each row execute function goldenrod.parts_attach_own_book();
create or replace trigger characters_attach_own before insert or update of book_id
  on public.characters for each row execute function goldenrod.parts_attach_own_book();
