-- Reasons, chapter aliases and origins are put aside whole; the next migrate brings them back. The casts
-- themselves stay as they are.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  drop function if exists public.link_character(uuid, uuid);
  drop function if exists public.unlink_character(uuid, uuid);
  drop function if exists goldenrod.write_draft(uuid, text, text, jsonb, uuid[], uuid[]);
  drop function if exists goldenrod.book_names(uuid);
  drop function if exists goldenrod.cast_by_cues(uuid, uuid[], uuid[]);
  drop function if exists goldenrod.choose_cast(uuid, uuid, boolean);
  drop trigger if exists characters_confirm on public.characters;
  drop trigger if exists scripts_inherit_cast on public.scripts;
  drop trigger if exists scripts_note_first_cast on public.scripts;
  drop trigger if exists scripts_note_cast on public.scripts;
  drop function if exists goldenrod.character_is_confirmed();
  drop function if exists goldenrod.scripts_inherit_cast();
  drop function if exists goldenrod.scripts_note_cast();
  for item in
    select c.oid::regclass as relation, c.relname as name,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (
      to_regclass('goldenrod.cast_reasons'), to_regclass('goldenrod.chapter_aliases'), to_regclass('goldenrod.character_origins')
    )
  loop
    execute (
      select coalesce(string_agg(format('drop policy %I on %s;', p.name, item.relation), ' '), 'select')
      from unnest(item.policies) as p (name)
    );
    execute (
      select coalesce(string_agg(format('alter table %s drop constraint %I;', item.relation, r.name), ' '), 'select')
      from unnest(item.references_of) as r (name)
    );
    execute format('revoke all on %s from authenticated, service_role', item.relation);
    execute format('alter table %s set schema goldenrod_archive', item.relation);
  end loop;
  if to_regclass('goldenrod_archive.chapter_aliases') is not null then
    alter table goldenrod_archive.chapter_aliases
      drop constraint if exists chapter_aliases_alias_check, alter column created_by drop default;
  end if;
end
$$;
