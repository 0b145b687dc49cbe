-- Nobody who writes a cast waits in a ring with whoever deletes a character.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

-- Security definer, and after the row, for the reasons given where it was made first.
create or replace function goldenrod.scripts_keep_cast() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- By what it was when the row was locked: a character that was in the cast already is taken out by
  -- whoever deletes it, who would otherwise wait for us while we wait for them.
  added uuid[] := case when tg_op = 'INSERT' then new.character_ids else array(
    select ids.id from unnest(new.character_ids) as ids (id) where ids.id is null or ids.id <> all (old.character_ids)
  ) end;
  -- Who was in the cast already is looked at again only where the script itself moves: of several
  -- characters that are deleted at once each leaves while the next is gone and still in the cast.
  asked uuid[] := case
    when tg_op = 'UPDATE' and (new.chapter_id, new.user_id) is not distinct from (old.chapter_id, old.user_id) then added
    else new.character_ids
  end;
  here uuid[];
  strangers uuid[];
begin
  -- The locks keep a character from going, and it or the chapter from moving to another book, meanwhile.
  perform from public.chapters c where c.id = new.chapter_id for key share;
  -- Whoever deletes a character waits for versions: a version that waited for them could close a ring, so
  -- a character that is going is gone.
  here := array(
    select k.id from public.characters k where k.id = any (added) order by k.id for key share skip locked
  );
  perform from public.characters k where k.id = any (here) order by k.id for share;
  strangers := array(
    select ids.id from unnest(asked) as ids (id)
    where (ids.id = any (added) and ids.id <> all (here)) or ids.id is null or not exists (
      select from public.characters k
      where k.id = ids.id and k.user_id = new.user_id and (
        new.chapter_id is null
        or k.book_id = (select c.book_id from public.chapters c where c.id = new.chapter_id)
      )
    )
  );
  if strangers <> '{}' then
    raise exception using
      errcode = 'GR003',
      message = format('no character of this book has the id %s', array_to_string(strangers, ', ', 'null')),
      detail = jsonb_build_object('character_ids', to_jsonb(strangers))::text,
      hint = 'A cast takes characters of the script''s own book and owner.';
  end if;
  return null;
end
$$;
