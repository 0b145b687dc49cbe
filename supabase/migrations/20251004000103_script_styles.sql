-- The styles that an account works in beside those of its scripts: a style is added once, so that a
-- slip of the pen does not make another one. What is written to the tables may still name any.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
  if to_regclass('goldenrod_archive.script_styles') is not null and to_regclass('goldenrod.script_styles') is null then
    alter table goldenrod_archive.script_styles set schema goldenrod;
  end if;
end
$$;

create table if not exists goldenrod.script_styles (
  user_id uuid not null default auth.uid(),
  name text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint script_styles_pkey primary key (user_id, name),
  constraint script_styles_name_check check (name <> '' and name = btrim(name) and char_length(name) <= 50)
);
comment on table goldenrod.script_styles is 'Styles that an account added, beside the usual one and those that its scripts have.';
comment on column goldenrod.script_styles.user_id is 'Whose style it is.';
comment on column goldenrod.script_styles.name is 'What scripts of it have as their script_style.';
comment on column goldenrod.script_styles.created_at is 'When it was added.';
alter table goldenrod.script_styles alter column user_id set default auth.uid();

delete from goldenrod.script_styles y where not exists (select from auth.users u where u.id = y.user_id);
do $$
begin
  if not exists (select from pg_constraint where conrelid = 'goldenrod.script_styles'::regclass and conname = 'script_styles_user_id_fkey') then
    alter table goldenrod.script_styles add constraint script_styles_user_id_fkey
      foreign key (user_id) references auth.users (id) on delete cascade;
  end if;
end
$$;

alter table goldenrod.script_styles enable row level security;
revoke all on goldenrod.script_styles from public, anon, authenticated, service_role;
grant select, insert on goldenrod.script_styles to authenticated, service_role;
do $$
begin
  drop policy if exists "Users can view their own styles" on goldenrod.script_styles;
  drop policy if exists "Users can insert their own styles" on goldenrod.script_styles;
  create policy "Users can view their own styles" on goldenrod.script_styles
    for select to authenticated using (user_id = (select auth.uid()));
  create policy "Users can insert their own styles" on goldenrod.script_styles
    for insert to authenticated with check (user_id = (select auth.uid()));
end
$$;
