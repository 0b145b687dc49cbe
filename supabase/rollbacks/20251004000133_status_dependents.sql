-- Triggers and rights are on the old column alone again, which becomes the status once more.

do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  for item in
    select t.name, t.was
    from goldenrod_archive.starting_points s
    cross join lateral jsonb_each(s.facts -> 'triggers') as t (name, was)
    where s.file = '20251004000133' and exists (
      select from pg_trigger g where g.tgrelid = 'public.scripts'::regclass and g.tgname = t.name
    )
  loop
    perform goldenrod_archive.make_trigger(item.name, item.was, item.was ->> 'definition');
  end loop;
  for item in
    select r.given ->> 'privilege' as privilege, r.given ->> 'grantee' as grantee
    from goldenrod_archive.starting_points s
    cross join lateral jsonb_array_elements(s.facts -> 'rights') as r (given)
    where s.file = '20251004000133'
      and (r.given ->> 'grantee' = 'public' or to_regrole(r.given ->> 'grantee') is not null)
  loop
    execute format('revoke %s (status) on public.scripts from %s', item.privilege, item.grantee);
  end loop;
  delete from goldenrod_archive.starting_points where file = '20251004000133';
end
$$;
drop function if exists goldenrod_archive.make_trigger(text, jsonb, text);
