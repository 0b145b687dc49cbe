/** What each lint is for: SQL that it has to find, by which name, and the SQL after which it does not. */
export interface LintCase {
  bad: string[];
  name: string;
  /** The view of it that schema legacy gets by itself, where the lint finds that as well. */
  view?: string;
  fix: string[];
}

const NOTES = `create table public.notes (id uuid primary key, user_id uuid, body text)`;
const OWN_NOTES = 'create policy own on public.notes to authenticated using';
const OPEN = 'grant select on public.notes to authenticated';
const SECURED = [NOTES, OPEN, 'alter table public.notes enable row level security'];

export const CASES: Record<string, LintCase> = {
  unindexed_foreign_keys: {
    bad: [
      NOTES,
      `alter table public.notes add constraint notes_user foreign key (user_id) references auth.users (id)`,
      'create index notes_body_user on public.notes (body, user_id)',
      "create index notes_some on public.notes (user_id) where body = 'x'",
    ],
    name: 'public.notes.notes_user',
    fix: ['create index notes_of_user on public.notes (user_id, body)'],
  },
  auth_users_exposed: {
    bad: [
      'create view public.people as select id, email from auth.users',
      'grant select (email) on public.people to anon',
    ],
    name: 'public.people',
    fix: [
      'alter view public.people set (security_invoker = on)',
      'alter table auth.users enable row level security',
    ],
  },
  auth_rls_initplan: {
    bad: [
      ...SECURED,
      `${OWN_NOTES} (user_id = any (array(select b.user_id from public.books b where b.user_id = auth.uid())))`,
    ],
    name: 'public.notes.own',
    fix: [
      'alter policy own on public.notes using (user_id = any (array(select b.user_id from public.books b where b.user_id = (select auth.uid()))))',
    ],
  },
  no_primary_key: {
    bad: ['create table public.notes (body text)'],
    name: 'public.notes',
    fix: ['alter table public.notes add primary key (body)'],
  },
  multiple_permissive_policies: {
    bad: [
      ...SECURED,
      `${OWN_NOTES} (user_id = (select auth.uid()))`,
      "create policy open on public.notes for select using (body = 'for all')",
    ],
    name: 'public.notes for select to authenticated',
    fix: ['drop policy open on public.notes'],
  },
  policy_exists_rls_disabled: {
    bad: [NOTES, `${OWN_NOTES} (user_id = (select auth.uid()))`],
    name: 'public.notes',
    fix: ['alter table public.notes enable row level security'],
  },
  rls_enabled_no_policy: {
    bad: SECURED,
    name: 'public.notes',
    fix: [`${OWN_NOTES} (user_id = (select auth.uid()))`],
  },
  duplicate_index: {
    bad: [
      NOTES,
      'create index notes_a on public.notes (user_id) where body is not null',
      'create index notes_b on public.notes (user_id) where body is not null',
      'create index notes_c on public.notes (user_id desc) where body is not null',
    ],
    name: 'public.notes',
    fix: ['drop index public.notes_b'],
  },
  security_definer_view: {
    bad: [
      'create view public.titles as select title from public.books',
      'grant select on public.titles to authenticated',
    ],
    name: 'public.titles',
    fix: ['alter view public.titles set (security_invoker = true)'],
  },
  function_search_path_mutable: {
    bad: ["create function public.note() returns text language sql as 'select lower(''X'')'"],
    name: 'public.note()',
    fix: ["alter function public.note() set search_path = ''"],
  },
  rls_disabled_in_public: {
    bad: [NOTES, 'grant update (body) on public.notes to anon'],
    name: 'public.notes',
    fix: ['alter table public.notes enable row level security'],
  },
  extension_in_public: {
    // Either engine has this one alone.
    bad: [
      "update pg_extension set extnamespace = 'public'::regnamespace where extname = 'plpgsql'",
    ],
    name: 'plpgsql',
    fix: [
      "update pg_extension set extnamespace = 'pg_catalog'::regnamespace where extname = 'plpgsql'",
    ],
  },
  rls_references_user_metadata: {
    bad: [
      ...SECURED,
      'alter table public.notes add column user_metadata jsonb',
      `${OWN_NOTES} (user_metadata ->> 'role' = 'admin')`,
    ],
    name: 'public.notes.own',
    fix: ['alter policy own on public.notes using (user_id = (select auth.uid()))'],
  },
  materialized_view_in_api: {
    bad: [
      'create materialized view public.titles as select title from public.books',
      'grant select on public.titles to authenticated',
    ],
    name: 'public.titles',
    fix: ['revoke select on public.titles from authenticated'],
  },
  foreign_table_in_api: {
    bad: [
      'create foreign data wrapper elsewhere',
      'create server elsewhere foreign data wrapper elsewhere',
      'create foreign table public.notes (body text) server elsewhere',
      OPEN,
    ],
    name: 'public.notes',
    fix: ['revoke select on public.notes from authenticated'],
  },
  unsupported_reg_types: {
    bad: [NOTES, 'alter table public.notes add column search regconfig[]'],
    name: 'public.notes.search',
    fix: ['alter table public.notes alter column search type text[]'],
  },
  fkey_to_auth_unique: {
    bad: [
      NOTES,
      'alter table auth.users add column phone text unique',
      'alter table public.notes add constraint notes_phone foreign key (body) references auth.users (phone)',
    ],
    name: 'public.notes.notes_phone',
    fix: ['alter table public.notes drop constraint notes_phone'],
  },
  sensitive_columns_exposed: {
    bad: [NOTES, OPEN, 'alter table public.notes add column password_hash text'],
    name: 'public.notes.password_hash',
    fix: ['alter table public.notes enable row level security'],
  },
  rls_policy_always_true: {
    bad: [...SECURED, `${OWN_NOTES} (user_id = (select auth.uid())) with check (1 = 1)`],
    name: 'public.notes.own',
    fix: ['alter policy own on public.notes with check (user_id = (select auth.uid()))'],
  },
  rls_policy_null_auth_disjunct: {
    bad: [
      ...SECURED,
      `${OWN_NOTES} ((select auth.uid()) is null or user_id = (select auth.uid()))`,
    ],
    name: 'public.notes.own',
    fix: [
      'alter policy own on public.notes using ((select auth.uid()) is not null and user_id = (select auth.uid()))',
    ],
  },
  anon_security_definer_function_executable: {
    bad: [
      "create function public.note() returns integer language sql security definer set search_path = '' return 1",
      'grant execute on function public.note() to anon',
    ],
    name: 'public.note()',
    fix: ['revoke execute on function public.note() from anon, public'],
  },
  authenticated_security_definer_function_executable: {
    bad: [
      "create function public.note() returns integer language sql security definer set search_path = '' return 1",
      'grant execute on function public.note() to authenticated',
    ],
    name: 'public.note()',
    fix: ['alter function public.note() security invoker'],
  },
  pg_graphql_anon_table_exposed: {
    bad: [...SECURED, 'grant select (id) on public.notes to anon'],
    name: 'public.notes',
    view: 'legacy.notes',
    fix: ['revoke select (id) on public.notes from anon'],
  },
  invalid_index: {
    bad: [
      NOTES,
      'create index notes_of_user on public.notes (user_id)',
      // As a broken CREATE INDEX CONCURRENTLY leaves it.
      "update pg_index set indisvalid = false where indexrelid = 'public.notes_of_user'::regclass",
    ],
    name: 'public.notes_of_user',
    fix: ['drop index public.notes_of_user'],
  },
  autovacuum_disabled: {
    bad: [NOTES, `alter table public.notes set (autovacuum_enabled = off)`],
    name: 'public.notes',
    fix: ['alter table public.notes reset (autovacuum_enabled)'],
  },
};
