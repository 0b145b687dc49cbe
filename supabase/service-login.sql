-- The login with which API and workers connect. It owns nothing and may nothing by itself; a
-- transaction of theirs becomes anon, authenticated or service_role, as who asks is.
-- `goldenrod db create-login` sets goldenrod.login and goldenrod.login_verifier (empty: the password
-- stays as it is) and runs this in the same transaction; it can be run again.

do $$
declare
  login constant text := pg_catalog.current_setting('goldenrod.login');
  verifier constant text := pg_catalog.current_setting('goldenrod.login_verifier');
begin
  if not exists (select from pg_catalog.pg_roles where rolname = login) then
    execute pg_catalog.format('create role %I', login);
  end if;
  execute pg_catalog.format('alter role %I login noinherit', login);
  if verifier <> '' then
    execute pg_catalog.format('alter role %I password %L', login, verifier);
  end if;
  execute pg_catalog.format('grant anon, authenticated, service_role to %I', login);
  -- It refuses to serve a database that lacks a migration, so it reads which are there.
  execute pg_catalog.format('grant usage on schema supabase_migrations to %I', login);
  execute pg_catalog.format('grant select on supabase_migrations.schema_migrations to %I', login);
end
$$;
