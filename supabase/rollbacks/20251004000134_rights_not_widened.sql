do $$
declare
  item record;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  for item in
    select p.polname as name, p.polrelid::regclass as relation from pg_policy p
    where p.polrelid in (
        to_regclass('public.scripts'), to_regclass('public.image_generations'), to_regclass('public.audio_generations')
      )
      and p.polname ~ '^Users cannot (insert|update|delete), as before the upgrade$'
  loop
    execute format('drop policy %I on %s', item.name, item.relation);
  end loop;
end
$$;
