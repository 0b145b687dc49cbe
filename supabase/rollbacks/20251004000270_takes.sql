-- Takes and voices are put aside whole; the next migrate brings them back. The images, audio and videos stay.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.takes') is not null then
    drop trigger if exists takes_attach_own on goldenrod.takes;
  end if;
  if to_regclass('goldenrod.voices') is not null then
    drop trigger if exists voices_attach_own on goldenrod.voices;
    alter table goldenrod.voices alter column user_id drop default;
  end if;
  drop function if exists goldenrod.take_states(uuid[], jsonb);
  drop function if exists goldenrod.voices_attach_own();
  drop function if exists goldenrod.takes_attach_own();
  for item in
    select c.oid::regclass as relation,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (to_regclass('goldenrod.takes'), to_regclass('goldenrod.voices'))
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
end
$$;

create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,read-book,draft,draft-all,evaluate}'::text[];
