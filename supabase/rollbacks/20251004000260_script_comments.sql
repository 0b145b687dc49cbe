-- Comments are put aside whole; the next migrate brings them back.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.script_comments') is not null then
    drop trigger if exists script_comments_keep on goldenrod.script_comments;
    drop trigger if exists script_comments_go on goldenrod.script_comments;
    drop function if exists goldenrod.others_answered(uuid, uuid);
    for item in
      select p.polname from pg_policy p where p.polrelid = to_regclass('goldenrod.script_comments')
    loop
      execute format('drop policy %I on goldenrod.script_comments', item.polname);
    end loop;
    alter table goldenrod.script_comments
      drop constraint if exists script_comments_parent_id_fkey,
      drop constraint if exists script_comments_script_id_fkey;
    revoke all on goldenrod.script_comments from authenticated, service_role;
    alter table goldenrod.script_comments alter column user_id drop default;
    alter table goldenrod.script_comments set schema goldenrod_archive;
  end if;
  drop function if exists goldenrod.script_comments_keep();
  drop function if exists goldenrod.script_comments_go();
end
$$;
