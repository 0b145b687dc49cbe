-- What a Supabase project has before an application comes: the roles of its API, who is signed in,
-- and a schema for extensions. Run as superuser.

do $$
begin
  -- Roles belong to the server: wait for another test file that is making them just now.
  lock table pg_catalog.pg_authid in share row exclusive mode;
  -- A database that was migrated without a platform makes the first three as well.
  if not exists (select from pg_catalog.pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'authenticator') then
    create role authenticator login noinherit;
    grant anon, authenticated, service_role to authenticator;
    -- What Supabase's own `postgres` is: owner of the application's tables, and no superuser.
    create role project_owner login createrole createdb bypassrls;
    grant anon, authenticated, service_role to project_owner;
  end if;
  execute format('grant create, connect, temporary on database %I to project_owner', current_database());
end
$$;

create schema extensions;
grant usage on schema extensions to anon, authenticated, service_role, project_owner;

create schema auth;

create table auth.users (
  id uuid primary key,
  aud varchar(255),
  role varchar(255),
  email varchar(255) unique,
  raw_user_meta_data jsonb,
  created_at timestamptz,
  updated_at timestamptz
);
alter table auth.users enable row level security;

-- The gateway puts the claims of the caller's token into a setting of the transaction.
create function auth.jwt() returns jsonb language sql stable as $$
  select nullif(current_setting('request.jwt.claims', true), '')::jsonb
$$;

-- The setting of one claim is what older gateways wrote.
create function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''), auth.jwt() ->> 'sub')::uuid
$$;

create function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''), auth.jwt() ->> 'role')
$$;

grant usage on schema auth to anon, authenticated, service_role, project_owner;
grant select on auth.users to service_role;
grant all on auth.users to project_owner;

grant usage on schema public to anon, authenticated, service_role;
grant usage, create on schema public to project_owner;
