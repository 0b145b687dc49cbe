import { expect } from 'vitest';
import type { SqlSession } from '../../src/db/generated/schema-snapshot.ts';

type Row = Record<string, unknown>;

async function rowsOf(session: SqlSession, text: string): Promise<Row[]> {
  return (await session.query(text)).rows as Row[];
}

/** The parts of Phase 1A by file, so that a file that ran alone can be held to its own part. */
const PARTS: ((session: SqlSession) => Promise<void>)[] = [
  async (session) => {
    await expectScriptColumns(session);
    await expectScriptRules(session);
    await expectScriptRows(session);
  },
  (session) => expectMedia(session, 'image'),
  (session) => expectMedia(session, 'audio'),
];

/** Holds a database to the end state, object by object; or to the part of one file (0, 1, 2). */
export async function expectEndState(session: SqlSession, file?: number): Promise<void> {
  for (const part of file === undefined ? PARTS : PARTS.slice(file, file + 1)) await part(session);
  await expectClosedArchive(session);
}

async function expectScriptColumns(session: SqlSession): Promise<void> {
  const labels = await rowsOf(
    session,
    'select enum_range(null::public.script_status)::text as labels',
  );
  expect(labels).toEqual([{ labels: '{draft,evaluated,approved,rejected,active}' }]);
  const columns = await rowsOf(
    session,
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
            pg_get_expr(d.adbin, d.adrelid) as default
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = 'public.scripts'::regclass and not a.attisdropped
        and a.attname in ('status', 'version', 'evaluation_score', 'evaluation_feedback', 'character_ids', 'status_next')
      order by a.attname`,
  );
  expect(columns).toEqual([
    { name: 'character_ids', type: 'uuid[]', required: true, default: "'{}'::uuid[]" },
    { name: 'evaluation_feedback', type: 'text', required: false, default: null },
    { name: 'evaluation_score', type: 'integer', required: false, default: null },
    { name: 'status', type: 'script_status', required: true, default: "'draft'::script_status" },
    { name: 'version', type: 'integer', required: true, default: '1' },
  ]);
}

async function expectScriptRules(session: SqlSession): Promise<void> {
  const constraints = await rowsOf(
    session,
    `select conname || ' ' || pg_get_constraintdef(oid) as line, convalidated as valid
       from pg_constraint where conrelid = 'public.scripts'::regclass and conname like 'scripts\\_%'
        and contype in ('u', 'c') order by 1`,
  );
  expect(constraints).toEqual([
    {
      line: 'scripts_chapter_id_user_id_script_style_version_key UNIQUE (chapter_id, user_id, script_style, version)',
      valid: true,
    },
    {
      line: 'scripts_evaluation_score_check CHECK (((evaluation_score >= 0) AND (evaluation_score <= 100)))',
      valid: true,
    },
  ]);
  expect(await indexesOf(session, 'scripts')).toEqual(
    expect.arrayContaining([
      'idx_scripts_character_ids USING gin (character_ids)',
      'idx_scripts_evaluation_score USING btree (evaluation_score)',
      'idx_scripts_status USING btree (status)',
      'idx_scripts_user USING btree (user_id, created_at DESC)',
      'idx_scripts_version USING btree (version)',
      "scripts_one_active_key USING btree (chapter_id, user_id, script_style) WHERE (status = 'active'::script_status)",
    ]),
  );
  expect(await triggersOf(session, 'scripts')).toContain('scripts_assign_version O');
  expect(await triggersOf(session, 'scripts')).not.toContain('scripts_fill_status_next O');
}

/** What constraints cannot say, or say only of new rows. */
async function expectScriptRows(session: SqlSession): Promise<void> {
  const faults = await rowsOf(
    session,
    `select s.id, s.status, s.version from public.scripts s
      where s.status = 'active' and btrim(coalesce(s.script, ''), E' \\t\\r\\n') = ''
         or exists (select from unnest(s.character_ids) as named
                     where not exists (select from public.characters k
                                        where k.id = named and k.user_id = s.user_id))`,
  );
  expect(faults).toEqual([]);
}

async function expectMedia(session: SqlSession, kind: 'image' | 'audio'): Promise<void> {
  const table = `${kind}_generations`;
  const keys = await rowsOf(
    session,
    `select conname as name, pg_get_constraintdef(oid) as definition, convalidated as valid
       from pg_constraint where conrelid = 'public.${table}'::regclass and contype = 'f'
        and conname not like '%video%' order by conname like 'fk%'`,
  );
  expect(keys).toEqual([
    {
      name: `${table}_user_id_fkey`,
      definition: 'FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE',
      valid: true,
    },
    {
      name: `fk_${table}_character_id`,
      definition: 'FOREIGN KEY (character_id) REFERENCES characters(id) ON DELETE SET NULL',
      valid: true,
    },
  ]);
  expect(await indexesOf(session, table)).toEqual(
    expect.arrayContaining([
      `idx_${table}_character_id USING btree (character_id)`,
      `idx_${table}_user USING btree (user_id, created_at DESC)`,
    ]),
  );
  expect(await triggersOf(session, table)).toContain(`${table}_keep_owner O`);
  await expectPolicies(session, kind);
  const ownerless = await rowsOf(
    session,
    `select g.id from public.${table} g join public.video_generations v on v.id = g.video_generation_id
      where g.user_id is null and v.user_id is not null
      union all
     select g.id from public.${table} g left join public.video_generations v on v.id = g.video_generation_id
       join public.characters k on k.id = g.character_id
      where k.user_id is distinct from g.user_id and k.user_id is distinct from v.user_id`,
  );
  expect(ownerless).toEqual([]);
}

async function expectPolicies(session: SqlSession, kind: 'image' | 'audio'): Promise<void> {
  const policies = await rowsOf(
    session,
    `select policyname as name, cmd as command, roles::text, permissive,
            qual ~ '\\muser_id\\M' and qual ~ 'video_generation_id' as reads_owners, qual ~ 'character_id' as reads_character,
            with_check is not null as checks
       from pg_policies where schemaname = 'public' and tablename = '${kind}_generations' order by cmd`,
  );
  const shared = { roles: '{authenticated}', permissive: 'PERMISSIVE' };
  expect(policies).toEqual([
    {
      ...shared,
      name: `Users can delete their own ${kind} generations`,
      command: 'DELETE',
      reads_owners: true,
      reads_character: false,
      checks: false,
    },
    {
      ...shared,
      name: `Users can insert their own ${kind} generations`,
      command: 'INSERT',
      reads_owners: null,
      reads_character: null,
      checks: true,
    },
    {
      ...shared,
      name: `Users can view their ${kind} generations`,
      command: 'SELECT',
      reads_owners: true,
      reads_character: true,
      checks: false,
    },
    {
      ...shared,
      name: `Users can update their own ${kind} generations`,
      command: 'UPDATE',
      reads_owners: true,
      reads_character: false,
      checks: true,
    },
  ]);
}

async function expectClosedArchive(session: SqlSession): Promise<void> {
  const open = await rowsOf(
    session,
    `select r.rolname, 'schema' as what from pg_roles r
      where r.rolname in ('anon', 'authenticated', 'service_role')
        and has_schema_privilege(r.rolname, 'goldenrod_archive', 'usage')
      union all
     select coalesce(a.grantee::regrole::text, 'public'), p.proname from pg_proc p
       cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace = 'goldenrod_archive'::regnamespace and a.grantee <> p.proowner
      union all
     select coalesce(a.grantee::regrole::text, 'public'), c.relname from pg_class c
       cross join lateral aclexplode(c.relacl) a
      where c.relnamespace = 'goldenrod_archive'::regnamespace and a.grantee <> c.relowner
      union all
     select 'without row level security', c.relname from pg_class c
      where c.relnamespace = 'goldenrod_archive'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
      union all
     select 'search_path', p.proname from pg_proc p
      where p.proname in ('scripts_assign_version', 'image_generations_keep_owner', 'audio_generations_keep_owner')
        and 'search_path=""' <> all (coalesce(p.proconfig, '{}'))
      union all
     select r.rolname, p.proname from pg_proc p, pg_roles r
      where p.proname in ('scripts_assign_version', 'image_generations_keep_owner', 'audio_generations_keep_owner')
        and r.rolname in ('anon', 'authenticated', 'service_role') and has_function_privilege(r.oid, p.oid, 'execute')`,
  );
  expect(open).toEqual([]);
}

async function indexesOf(session: SqlSession, table: string): Promise<unknown[]> {
  const found = await rowsOf(
    session,
    `select c.relname || ' ' || substring(pg_get_indexdef(c.oid) from 'USING.*') as line
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = 'public.${table}'::regclass and i.indisvalid order by 1`,
  );
  return found.map((row) => row.line);
}

async function triggersOf(session: SqlSession, table: string): Promise<unknown[]> {
  const found = await rowsOf(
    session,
    `select tgname || ' ' || tgenabled::text as line from pg_trigger
      where tgrelid = 'public.${table}'::regclass and not tgisinternal order by 1`,
  );
  return found.map((row) => row.line);
}
