-- Old code's writes take their turn on the air before they lock anything. Without it, one that had
-- written its version could wait for an activation that waited for what it had written: PostgreSQL
-- ended one of them with 40P01, which old code does not try again.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod.legacy_scripts_take_turn() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    perform goldenrod.lock_key(old.chapter_id, old.user_id, old.script_style);
    return old;
  end if;
  perform goldenrod.lock_key(new.chapter_id, coalesce(new.user_id, auth.uid()), new.script_style);
  return new;
end
$$;
comment on function goldenrod.legacy_scripts_take_turn() is
  'Waits for the turn of a chapter, owner and style before old code''s write locks a row.';
revoke execute on function goldenrod.legacy_scripts_take_turn() from public;

-- Triggers of one kind run in the order of their names: this one has to come first.
create or replace trigger scripts_begin_turn instead of insert or update or delete on legacy.scripts
  for each row execute function goldenrod.legacy_scripts_take_turn();
