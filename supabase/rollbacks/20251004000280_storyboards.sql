-- Storyboards and looks are put aside whole; the next migrate brings them back.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod.storyboards') is not null then
    alter table goldenrod.storyboards alter column user_id drop default;
  end if;
  if to_regclass('goldenrod.looks') is not null then
    alter table goldenrod.looks alter column user_id drop default;
  end if;
  for item in
    select c.oid::regclass as relation,
      array(select p.polname from pg_policy p where p.polrelid = c.oid) as policies,
      array(select x.conname from pg_constraint x where x.conrelid = c.oid and x.contype = 'f') as references_of
    from pg_class c
    where c.oid in (to_regclass('goldenrod.storyboards'), to_regclass('goldenrod.looks'))
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
