-- Where users could only read scripts, images or audio before the upgrade, they can only read: the plan's
-- rights to write are there, and held back until the owner asks for them.

do $$
declare
  item record;
  command text;
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  for item in
    with before as (
      select t.relation, p.was ->> 'command' as command, p.name
      from (values
        ('public.scripts', '20251004000004'), ('public.image_generations', '20251004000002'),
        ('public.audio_generations', '20251004000003')
      ) as t (relation, file)
      join goldenrod_archive.starting_points s on s.file = t.file
      cross join lateral jsonb_each(s.facts -> 'policies') as p (name, was)
      where p.was ->> 'permissive' = 'PERMISSIVE' and p.was -> 'roles' ?| array['public', 'authenticated']
      union all
      -- Those that the migrations do not know are there still.
      select format('%s.%s', p.schemaname, p.tablename), p.cmd, p.policyname
      from pg_policies p
      where p.schemaname = 'public' and p.tablename in ('scripts', 'image_generations', 'audio_generations')
        and p.permissive = 'PERMISSIVE' and p.roles && array['public', 'authenticated']::name[]
        and p.policyname !~ '^Users can (view|insert|update|delete) (their|their own) (scripts|image generations|audio generations)$'
    )
    select b.relation from before b
    group by b.relation
    having bool_and(b.command = 'SELECT')
      -- By itself it is what the plan's own file leaves of more, which the upgrade gives back.
      and not bool_or(b.name in ('Users can view their image generations', 'Users can view their audio generations'))
  loop
    foreach command in array array['insert', 'update', 'delete'] loop
      execute format('drop policy if exists %I on %s', format('Users cannot %s, as before the upgrade', command), item.relation);
      execute format(
        'create policy %I on %s as restrictive for %s to authenticated%s%s',
        format('Users cannot %s, as before the upgrade', command), item.relation, command,
        case when command <> 'insert' then ' using (false)' end, case when command <> 'delete' then ' with check (false)' end
      );
      execute format(
        'comment on policy %I on %s is %L', format('Users cannot %s, as before the upgrade', command), item.relation,
        'Users could only read here before the upgrade. Drop this policy to give them the right that the plan gives.'
      );
    end loop;
  end loop;
end
$$;
