-- What an account's styles say, where that is not what is shipped of them: a draft is written by it, and
-- an evaluation judges by it.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.style_settings') is not null and to_regclass('goldenrod.style_settings') is null then
    alter table goldenrod_archive.style_settings set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.style_settings (
  user_id uuid not null default auth.uid(),
  name text not null,
  settings jsonb not null,
  constraint style_settings_pkey primary key (user_id, name),
  constraint style_settings_settings_check check (jsonb_typeof(settings) = 'object')
);
comment on table goldenrod.style_settings is 'What an account''s styles say, where that is not what is shipped of them.';
comment on column goldenrod.style_settings.user_id is 'Whose style it is.';
comment on column goldenrod.style_settings.name is 'The style.';
comment on column goldenrod.style_settings.settings is 'All that it says, as the contract''s StyleSettings has it.';
alter table goldenrod.style_settings alter column user_id set default auth.uid();

-- What an earlier rollback put aside may be of a style that has gone since.
delete from goldenrod.style_settings o where not exists (
  select from goldenrod.script_styles y where y.user_id = o.user_id and y.name = o.name
);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.style_settings'::regclass and conname = 'style_settings_style_fkey') then
    alter table goldenrod.style_settings add constraint style_settings_style_fkey
      foreign key (user_id, name) references goldenrod.script_styles (user_id, name) on delete cascade;
  end if;
end
$$;

alter table goldenrod.style_settings enable row level security;
revoke all on goldenrod.style_settings from public, anon, authenticated, service_role;
grant select, insert, update on goldenrod.style_settings to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view their own style settings" on goldenrod.style_settings;
  drop policy if exists "Users can insert their own style settings" on goldenrod.style_settings;
  drop policy if exists "Users can update their own style settings" on goldenrod.style_settings;
  create policy "Users can view their own style settings" on goldenrod.style_settings
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own style settings" on goldenrod.style_settings
    for insert to authenticated with check (user_id = (select auth.uid()));
  create policy "Users can update their own style settings" on goldenrod.style_settings
    for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
end
$$;
