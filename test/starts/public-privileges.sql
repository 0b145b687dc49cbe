-- In a Supabase project the API's roles get all rights on what the owner makes in `public`; row
-- level security is what keeps people apart. Run as the owner of the application's tables.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
