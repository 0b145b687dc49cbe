import { beforeAll, describe, expect, it } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { createDatabase } from '../harness/databases.ts';
import { describeEngines } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { startTemplate } from '../starts/build-start.ts';
import { as, OWNER, refusal, run } from './support/call.ts';
import { openStudio } from './support/studio.ts';

/** What a signed-in user may call over the API. */
const API = [
  'activate_script',
  'approve_script',
  'ask_job',
  'cancel_job',
  'confirm_quotes',
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
  'undo_quote_change',
  'unlink_character',
];
/** What those and the triggers call with the caller's own rights. Schema goldenrod is no API. */
const HELPERS = [
  'add_legacy_version',
  'allowed_moves',
  'ask_spend',
  'book_names',
  'book_spend',
  'budget_used',
  'cast_by_cues',
  'change_cues',
  'choose_cast',
  'close_spend',
  'criteria_are_valid',
  'deletable_states',
  'find_books',
  'give_handle',
  'had_several_scripts',
  'hash',
  'is_stale',
  'keep_elements',
  'legacy_version',
  'legacy_versions',
  'legacy_word',
  'lock_key',
  'may_change',
  'may_change_part',
  'merge_facts',
  'move_script',
  'others_answered',
  'refuse_move',
  'release_spend',
  'script_abilities',
  'settle_spend',
  'slug',
  'take_states',
  'take_turn',
  'undo_cues',
  'undo_merge',
  'write_draft',
];
const HELPERS_OF_USERS = ['own_scripts_of'];
/** What the worker does with jobs, with the service's rights. */
const HELPERS_OF_SERVICE = [
  'account_of',
  'end_job',
  'fail_job',
  'free_jobs_of_others',
  'hand_back_job',
  'keep_job',
  'take_job',
  'yield_job',
];
/** The service asks for no jobs: they belong to an account. */
const API_OF_USERS = ['ask_job', 'cancel_job'];
/** The only ones that act with their owner's rights; the reason of each stands beside it in the SQL. */
const DEFINERS = [
  'goldenrod.account_of',
  'goldenrod.ask_spend',
  'goldenrod.book_spend',
  'goldenrod.books_take_handle',
  'goldenrod.chapters_end_turns',
  'goldenrod.chapters_leave_casts',
  'goldenrod.character_is_confirmed',
  'goldenrod.characters_leave_casts',
  'goldenrod.characters_leave_casts_at_once',
  'goldenrod.characters_note_rename',
  'goldenrod.close_spend',
  'goldenrod.elements_follow_merge',
  'goldenrod.elements_stay',
  'goldenrod.found_let_go',
  'goldenrod.keep_elements',
  'goldenrod.legacy_scripts_go_on_air',
  'goldenrod.legacy_scripts_let_go',
  'goldenrod.own_scripts_of',
  'goldenrod.quotes_keep_character',
  'goldenrod.quotes_let_go',
  'goldenrod.refuse_change',
  'goldenrod.release_spend',
  'goldenrod.scripts_delete_softly',
  'goldenrod.scripts_inherit_cast',
  'goldenrod.scripts_keep_beginning',
  'goldenrod.scripts_keep_cast',
  'goldenrod.scripts_note_cast',
  'goldenrod.scripts_note_root',
  'goldenrod.scripts_record_move',
  'goldenrod.settle_spend',
  'goldenrod.take_states',
  'goldenrod.takes_attach_own',
  'goldenrod.voices_attach_own',
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

    it('says of every function what it is for', async () => {
      const rows = await run(
        db,
        OWNER,
        `select p.oid::regprocedure::text as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and obj_description(p.oid, 'pg_proc') is null order by 1`,
      );
      expect(rows).toEqual([]);
    });

    it('has a search path for every function in which a caller’s own types and tables come last', async () => {
      const rows = await run(
        db,
        OWNER,
        `select p.oid::regprocedure::text as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${OURS} and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
           -- Bound when they were made, and inlined.
           and not (p.proname in ('is_stale', 'status_after') and p.prosqlbody is not null and not p.prosecdef)
         order by 1`,
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
