-- What a Supabase project has and a plain PostgreSQL lacks, as far as the migrations need it.
-- Every part is made only where it is missing, so a real Supabase's own is never touched.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values ('anon', false), ('authenticated', false), ('service_role', true)) as r (name, bypasses)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      begin
        execute pg_catalog.format(
          'create role %I nologin noinherit %s', wanted.name,
          case when wanted.bypasses then 'bypassrls' else 'nobypassrls' end
        );
      exception when duplicate_object or unique_violation then
        -- Roles belong to the whole server: another database's migration was quicker.
        null;
      end;
    end if;
    -- The login role must be able to become each of them; on Supabase it already is a member.
    if not pg_catalog.pg_has_role(current_user, wanted.name, 'member') then
      begin
        execute pg_catalog.format('grant %I to %I', wanted.name, current_user);
      exception when unique_violation then null;
      end;
    end if;
  end loop;
end
$$;

do $$
begin
  if to_regnamespace('auth') is null then
    create schema auth;
    -- How the command line knows that the accounts are its own to make.
    comment on schema auth is 'Accounts, in the shape of Supabase''s; made by Goldenrod.';
  end if;
  if to_regclass('auth.users') is null then
    create table auth.users (
      id uuid primary key default gen_random_uuid(),
      email text unique,
      created_at timestamptz not null default now()
    );
    comment on table auth.users is 'The accounts that own books.';
    comment on column auth.users.id is 'Identifies the account: the sub of its tokens.';
    comment on column auth.users.email is 'Its e-mail address, if it has one; no two share one.';
    comment on column auth.users.created_at is 'When the account was made.';
  end if;
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid() returns uuid
      language sql stable set search_path = pg_catalog, pg_temp
      return (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid;
    comment on function auth.uid() is 'Id of the account that asks, from the claims of its token; null for nobody.';
    grant usage on schema auth to anon, authenticated, service_role;
    grant execute on function auth.uid() to anon, authenticated, service_role;
    grant usage on schema public to anon, authenticated, service_role;
  end if;
end
$$;
