import { beforeAll, describe, expect, it } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase } from '../harness/databases.ts';
import { describeEngines } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startTemplate } from '../starts/build-start.ts';
import { as, become, OWNER, refusal, run, withConnections } from './support/call.ts';
import { addChapter, addScriptIn, openStudio, type Studio } from './support/studio.ts';

/** What a signed-in user may call over the API. */
const API = [
  'activate_script',
  'approve_script',
  'ask_job',
  'cancel_job',
  'create_script_version',
  'deactivate_script',
  'link_character',
  'merge_characters',
  'record_script_evaluation',
  'reject_script',
  'rename_character',
  'renew_book_handle',
  'restore_script_version',
  'script_parts',
  'scripts_of_character',
  'undelete_script',
  'undo_character_change',
  'unlink_character',
];
/** What those and the triggers call with the caller's own rights. Schema goldenrod is no API. */
const HELPERS = [
  'add_legacy_version',
  'allowed_moves',
  'book_names',
  'cast_by_cues',
  'change_cues',
  'choose_cast',
  'criteria_are_valid',
  'deletable_states',
  'find_books',
  'give_handle',
  'hash',
  'is_stale',
  'legacy_word',
  'lock_key',
  'may_change',
  'may_change_part',
  'merge_facts',
  'move_script',
  'refuse_move',
  'script_abilities',
  'slug',
  'undo_cues',
  'undo_merge',
  'write_draft',
];
const HELPERS_OF_USERS = ['own_scripts_of'];
/** What the worker does with jobs, with the service's rights. */
const HELPERS_OF_SERVICE = [
  'end_job',
  'fail_job',
  'free_jobs_of_others',
  'hand_back_job',
  'keep_job',
  'take_job',
];
/** The service asks for no jobs: they belong to an account. */
const API_OF_USERS = ['ask_job', 'cancel_job'];
/** The only ones that act with their owner's rights; the reason of each stands beside it in the SQL. */
const DEFINERS = [
  'goldenrod.books_take_handle',
  'goldenrod.chapters_leave_casts',
  'goldenrod.character_is_confirmed',
  'goldenrod.characters_leave_casts',
  'goldenrod.characters_leave_casts_at_once',
  'goldenrod.characters_note_rename',
  'goldenrod.legacy_scripts_go_on_air',
  'goldenrod.own_scripts_of',
  'goldenrod.refuse_change',
  'goldenrod.scripts_delete_softly',
  'goldenrod.scripts_inherit_cast',
  'goldenrod.scripts_keep_cast',
  'goldenrod.scripts_note_cast',
  'goldenrod.scripts_record_move',
  'public.ask_job',
  'public.cancel_job',
  'public.scripts_assign_version',
];

const OURS = `n.nspname in ('public', 'legacy', 'goldenrod', 'goldenrod_archive')
  -- What a starting point brings along is its own.
  and p.proname not in ('touch_updated_at')`;

async function executableBy(db: Database, role: string): Promise<string[]> {
  const rows = await run(
    db,
    OWNER,
    `select format('%s.%s', n.nspname, p.proname) as name
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where ${OURS} and has_function_privilege($1, p.oid, 'execute')
       and has_schema_privilege($1, n.oid, 'usage')
     order by 1`,
    [role],
  );
  return rows.map(({ name }) => String(name));
}

function describeExposure(title: string, open: () => Promise<Database>) {
  describe(title, () => {
    let db: Database;
    beforeAll(async () => {
      db = await open();
    });

    it('lets visitors execute nothing', async () => {
      expect(await executableBy(db, 'anon')).toEqual([]);
    });

    it('lets users execute what they need and no more', async () => {
      expect(await executableBy(db, 'authenticated')).toEqual(
        [
          ...API.map((name) => `public.${name}`),
          ...[...HELPERS, ...HELPERS_OF_USERS].map((name) => `goldenrod.${name}`),
        ].sort(),
      );
    });

    it('lets the service execute the same, and what the worker needs', async () => {
      expect(await executableBy(db, 'service_role')).toEqual(
        [
          ...API.filter((name) => !API_OF_USERS.includes(name)).map((name) => `public.${name}`),
          ...[...HELPERS, ...HELPERS_OF_SERVICE].map((name) => `goldenrod.${name}`),
        ].sort(),
      );
    });

    it('gives its owner’s rights to few functions', async () => {
      const rows = await run(
        db,
        OWNER,
        `select format('%s.%s', n.nspname, p.proname) as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and p.prosecdef order by 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(DEFINERS);
    });

    it('sets the search path of every function, and says what each is for', async () => {
      const rows = await run(
        db,
        OWNER,
        `select p.oid::regprocedure::text as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and (
           obj_description(p.oid, 'pg_proc') is null
           or not exists (
             select from unnest(p.proconfig) as setting
             where setting in ('search_path=""', 'search_path=pg_catalog, pg_temp')
           )
           -- Bound when it was made, and inlined.
           and not (p.proname in ('is_stale', 'status_after') and p.prosqlbody is not null)
         ) order by 1`,
      );
      expect(rows).toEqual([]);
    });

    it('finds no type of a caller before the real one, where it runs with its owner’s rights', async () => {
      const rows = await run(
        db,
        OWNER,
        `select p.oid::regprocedure::text as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and n.nspname <> 'goldenrod_archive' and p.proname !~ 'jobs?_|_jobs?|_abilities|may_change|_keep_owner'
           -- Bound when it was made, and inlined.
           and not (p.proname = 'is_stale' and p.prosqlbody is not null)
           and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)`,
      );
      expect(rows).toEqual([]);
    });

    it('has no function that touches claims or roles', async () => {
      const rows = await run(
        db,
        OWNER,
        `select p.oid::regprocedure::text as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), '')
           ~* '(request[.]jwt|set_config[(][^,]*role|set (local )?role)' and p.proname <> 'silence' and p.proname <> 'heard'`,
      );
      expect(rows).toEqual([]);
    });
  });
}

describeEngines('what is exposed', (open) => {
  describeExposure('on a new database', () => open());

  it('leaves the claims of the caller as they are, whatever is called', async () => {
    const db = await open();
    const { user, chapter, characters } = await openStudio(db);
    await as(db, user, async (client) => {
      const look = async () =>
        (
          await client.query(
            "select current_user, current_setting('request.jwt.claims') as claims, auth.uid()",
          )
        ).rows;
      const before = await look();
      const { rows } = await client.query('select id from public.create_script_version($1, $2)', [
        chapter,
        'x',
      ]);
      const id = rows[0].id;
      for (const call of [
        `record_script_evaluation('${id}', 80)`,
        `approve_script('${id}', 'request.jwt.claims')`,
        `activate_script('${id}', '{"sub": "somebody"}')`,
        `deactivate_script('${id}')`,
        `reject_script('${id}')`,
        `restore_script_version('${id}')`,
        `scripts_of_character('${characters[0]}')`,
        `merge_characters('${characters[0]}', '${characters[1]}')`,
      ]) {
        await client.query(`select public.${call}`);
        expect(await look()).toEqual(before);
      }
      await client.query('delete from public.scripts where id = $1', [id]);
      await client.query('select public.undelete_script($1)', [id]);
      expect(await look()).toEqual(before);
    });
  });

  it('is not fooled by what a user makes in their own temporary schema', async () => {
    const db = await open();
    const studio = await openStudio(db);
    const other = await addScriptIn(db, studio, 'approved', { characters: [studio.characters[2]] });
    const thirdChapter = await addChapter(db, studio.book, 3);
    const attack = async (client: { query(text: string): Promise<unknown> }) => {
      for (const statement of [...TRAPS, ...walk(studio, other, thirdChapter)]) {
        await client.query(statement).catch((error: Error) => {
          throw new Error(`${statement}: ${error.message}`);
        });
      }
    };
    if (db.kind === 'embedded') {
      await as(db, studio.user, attack);
    } else {
      // A session in which no function has been read yet.
      await withConnections(db, 1, async ([client]) => {
        if (!client) throw new Error('one connection');
        await client.query('begin');
        await become(client, studio.user);
        await attack(client);
        await client.query('commit');
      });
    }
    const [real] = await run(
      db,
      OWNER,
      'select count(*)::integer as n from public.scripts where chapter_id = $1',
      [studio.chapter],
    );
    expect(real?.n).toBe(3);
  });

  it('takes nothing from a user into schema public, goldenrod or legacy', async () => {
    const db = await open();
    const { user } = await openStudio(db);
    for (const schema of ['public', 'goldenrod', 'legacy', 'goldenrod_archive']) {
      for (const statement of [
        `create table ${schema}.trap ()`,
        `create function ${schema}.trap() returns integer language sql return 1`,
      ]) {
        expect((await refusal(run(db, user, statement))).code).toBe('42501');
      }
    }
  });
});

describeExposure('what is exposed where every right is given by default', async () => {
  const server = sharedServer();
  const { url } = await createDatabase(server, {
    template: await startTemplate(server, 'planned'),
  });
  const db = await connectServer(url);
  await migrate(db);
  return db;
});

/** Whatever runs one of these with more than a user's rights is caught. */
const TRAPS = [
  `create function pg_temp.caught() returns boolean language plpgsql as $$
     begin
       if current_user <> 'authenticated' then raise exception 'caught as %', current_user; end if;
       return true;
     end $$`,
  ...['uuid', 'text', 'jsonb', 'timestamptz', 'name', 'regclass', 'int4', 'bool', '_uuid'].map(
    (type) =>
      `create domain pg_temp."${type}" as ${type === '_uuid' ? 'pg_catalog.uuid[]' : `pg_catalog.${type}`} check (pg_temp.caught())`,
  ),
  ...['scripts', 'chapters', 'characters', 'script_evaluations', 'script_status_changes'].map(
    (table) => `create temporary table ${table} (like public.${table}) on commit drop`,
  ),
  `create function pg_temp.uid() returns pg_catalog.uuid language sql as $$ select null::pg_catalog.uuid where pg_temp.caught() $$`,
  `create function pg_temp.lower(pg_catalog.text) returns pg_catalog.text language sql as $$ select '' where pg_temp.caught() $$`,
  `create function pg_temp.any_equal(pg_catalog.uuid, pg_catalog.uuid) returns boolean language sql as $$ select pg_temp.caught() $$`,
  'create operator pg_temp.= (leftarg = pg_catalog.uuid, rightarg = pg_catalog.uuid, function = pg_temp.any_equal)',
  'set local search_path = pg_temp, public, pg_catalog',
];

/** One of everything that makes a function with its owner's rights run. */
function walk({ user, chapter, book, characters }: Studio, other: string, thirdChapter: string) {
  const id = '5c000000-0000-4000-8000-000000000001';
  return [
    `insert into public.scripts (id, chapter_id, user_id, script, character_ids)
     values ('${id}', '${chapter}', '${user.userId}', 'x', array['${characters[0]}']::pg_catalog.uuid[])`,
    `update public.scripts set character_ids = array['${characters[1]}']::pg_catalog.uuid[] where id operator(pg_catalog.=) '${id}'`,
    `update public.scripts set evaluation_score = 70 where id operator(pg_catalog.=) '${id}'`,
    `select public.approve_script('${id}')`,
    `select public.activate_script('${other}', 'a note')`,
    `select public.activate_script('${id}')`,
    `select public.scripts_of_character('${characters[1]}')`,
    `delete from public.characters where id operator(pg_catalog.=) '${characters[1]}'`,
    `select public.merge_characters('${characters[0]}', '${characters[2]}')`,
    `update public.chapters set book_id = '${book}', chapter_number = 9 where id operator(pg_catalog.=) '${thirdChapter}'`,
    `insert into legacy.scripts (chapter_id, script, status) values ('${chapter}', 'y', 'ready')`,
    `delete from legacy.scripts where chapter_id operator(pg_catalog.=) '${chapter}'`,
  ];
}
