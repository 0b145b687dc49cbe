import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { isPgError } from '../../src/db/pg-error.ts';
import { readExpectedObjects } from '../../src/db/verify/expected-objects.ts';
import { describeEngines } from '../harness/engines.ts';
import { become, type Client, OWNER, run } from './support/call.ts';
import { addChapter, addScriptIn, openStudio, type Studio } from './support/studio.ts';

/** Every function of ours that acts with its owner's rights or is a trigger, by schema and name. */
const EXPOSED = readExpectedObjects()
  .filter(
    ({ kind, definition }) =>
      kind === 'function' && /^security definer|returns trigger/.test(definition),
  )
  .map(({ name }) => name.replace(/\(.*/, ''));

/**
 * A caller's own schema, full of what has the names of real things: a type of every name, whose check
 * raises where it is used, and a table of every name of ours. The caller names it first.
 */
const TRAPS = [
  `create function pg_temp.spring() returns pg_catalog.bool language plpgsql as $$
     begin raise exception using errcode = 'XX999', message = pg_catalog.concat('sprung as ', current_user); end $$`,
  `do $$
   declare found pg_catalog.record;
   begin
     for found in
       select t.typname from pg_catalog.pg_type t
       where t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace and t.typtype in ('b', 'r', 'm')
     loop
       execute pg_catalog.format(
         'create domain pg_temp.%1$I as pg_catalog.%1$I check (pg_temp.spring())', found.typname
       );
     end loop;
     for found in
       select distinct on (c.relname) c.relname, pg_catalog.format(
         case when pg_catalog.has_table_privilege(c.oid, 'select') then '(like %I.%I)' else '()' end, n.nspname, c.relname
       ) as shape
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'goldenrod') and c.relkind in ('r', 'v')
     loop
       execute pg_catalog.format('create temporary table %I %s on commit drop', found.relname, found.shape);
     end loop;
   end $$`,
  `create function pg_temp.uid() returns pg_catalog.uuid language sql as $$ select null::pg_catalog.uuid where pg_temp.spring() $$`,
  `create function pg_temp.lower(pg_catalog.text) returns pg_catalog.text language sql as $$ select '' where pg_temp.spring() $$`,
  'create function pg_temp.any_equal(pg_catalog.uuid, pg_catalog.uuid) returns pg_catalog.bool language sql as $$ select pg_temp.spring() $$',
  'create operator pg_temp.= (leftarg = pg_catalog.uuid, rightarg = pg_catalog.uuid, function = pg_temp.any_equal)',
  'set local search_path = pg_temp, public, pg_catalog',
];

describeEngines('what a user makes in their own temporary schema', (open) => {
  let db: Database;
  let walked: Walked;
  beforeAll(async () => {
    db = await open();
    const studio = await openStudio(db);
    const other = await addScriptIn(db, studio, 'approved', { characters: [studio.characters[2]] });
    const thirdChapter = await addChapter(db, studio.book, 3);
    // Of the functions, some serve triggers that only some databases meet, or only a rollback and the migrate
    // after it, and one the service alone.
    await db.pool.query(
      `create table public.kept (status public.script_status, legacy_status text);
       create trigger keep before insert on public.kept for each row execute function goldenrod_archive.keep_legacy_status();
       grant insert, truncate on public.kept to authenticated;
       create trigger stay before truncate on public.kept for each statement execute function goldenrod.refuse_truncate();
       grant insert on public.kept to authenticated;
       create table public.thrown_away (file text, relation text, id uuid, columns jsonb, shown jsonb);
       create trigger keep after delete on public.thrown_away referencing old table as gone
         for each statement execute function goldenrod_archive.give_back_scripts();
       create trigger date after delete on public.thrown_away referencing old table as gone
         for each statement execute function goldenrod_archive.date_edits();
       create trigger ids after delete on public.thrown_away referencing old table as gone
         for each statement execute function goldenrod_archive.keep_ids_made_anew();
       grant delete on public.thrown_away to authenticated;
       create table public.noted (file text);
       create trigger way after insert on public.noted for each row execute function goldenrod_archive.starting_point_noted();
       create trigger opens after insert on public.noted for each row execute function goldenrod_archive.starting_point_opens_keys();
       create trigger closes after delete on public.noted for each row execute function goldenrod_archive.close_keys();
       grant insert, delete on public.noted to authenticated;
       grant usage on schema goldenrod_archive to authenticated;
       grant select, delete on goldenrod_archive.starting_points, goldenrod_archive.rows to authenticated;
       grant execute on function goldenrod_archive.make_way_for_new_scripts() to authenticated;
       grant execute on function goldenrod.account_of(text, text) to authenticated`,
    );
    walked = await walk(db, studio, WALK({ ...studio, other, thirdChapter }));
  });

  it('is tried on every function with its owner’s rights and every trigger function', async () => {
    const rows = await run(
      db,
      OWNER,
      `select distinct format('%I.%I', n.nspname, p.proname) as name
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'legacy', 'goldenrod', 'goldenrod_archive')
         and (p.prosecdef or p.prorettype = 'trigger'::regtype) order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(EXPOSED.toSorted());
  });

  describe.each(EXPOSED)('%s', (name) => {
    it('runs, and runs nothing of it', () => {
      expect(walked.ran).toContain(name);
      expect(walked.sprung.filter((stack) => stack.includes(name.replace(/.*\./, '')))).toEqual([]);
    });
  });

  it('springs nowhere else either, so that the whole walk is done', () => {
    expect(walked.sprung).toEqual([]);
  });

  it('would be found out, whatever type a function looks for there first', async () => {
    const types = ['text', 'uuid', 'jsonb', 'timestamptz', 'bool', '"char"'];
    const careless = types.map((type, n) => ({ type, name: `public.careless_${n}` }));
    for (const { type, name } of careless) {
      await db.pool.query(
        `create function ${name}() returns void language plpgsql security definer set search_path = '' as $$
         begin perform null::${type}; end $$;
         grant execute on function ${name}() to authenticated`,
      );
    }
    const calls = careless.map(({ name }) => `select ${name}()`);
    const { sprung } = await walk(db, await openStudio(db), calls);
    for (const { name } of careless) await db.pool.query(`drop function ${name}()`);
    expect(sprung).toHaveLength(types.length);
    // As the owner of the function, who here is above every rule.
    for (const stack of sprung) expect(stack).toMatch(/^sprung as postgres\n.*careless_/s);
  });
});

interface Walked {
  /** Functions that ran, by schema and name. */
  ran: string[];
  /** Where a trap sprang: as whom, and in which functions. */
  sprung: string[];
}

/** Sets the traps as a user and goes through the statements; nothing of it stays. */
async function walk(db: Database, { user }: Studio, statements: string[]): Promise<Walked> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query("set local track_functions = 'all'");
    await become(client, user);
    for (const statement of TRAPS) await client.query(statement);
    const refused: string[] = [];
    const sprung: string[] = [];
    for (const statement of statements) {
      const came = await take(client, statement);
      refused.push(...came.ran);
      sprung.push(...came.sprung);
    }
    const { rows } = await client.query<{ name: string }>(
      `select pg_catalog.format('%I.%I', schemaname, funcname) as name
       from pg_catalog.pg_stat_xact_user_functions where calls > 0`,
    );
    return { ran: [...rows.map(({ name }) => name), ...refused], sprung };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** A function that refuses is not counted: it is named by where the refusal comes from. */
async function take(client: Client, statement: string): Promise<Walked> {
  await client.query('savepoint step');
  try {
    await client.query(statement);
    return { ran: [], sprung: [] };
  } catch (error) {
    if (!isPgError(error) || !['XX999', 'GR004'].includes(error.code)) {
      throw new Error(`${statement}: ${String(error)}`, { cause: error });
    }
    await client.query('rollback to savepoint step');
    return error.code === 'XX999'
      ? { ran: [], sprung: [`${error.message}\n${error.where ?? ''}`] }
      : { ran: [/function (\S+)\(\)/.exec(error.where ?? '')?.[1] ?? 'unknown'], sprung: [] };
  }
}

/** Something of everything that makes one of the functions run. */
function WALK({
  user,
  chapter,
  otherChapter,
  book,
  characters,
  other,
  thirdChapter,
}: Studio & { other: string; thirdChapter: string }): string[] {
  const id = '5c000000-0000-4000-8000-000000000001';
  const [second, video, heap, quote = ''] = [2, 3, 4, 5].map((n) => id.replace(/1$/, String(n)));
  const ids = (...these: string[]) => `array['${these.join("', '")}']::pg_catalog.uuid[]`;
  return [
    `insert into public.scripts (id, chapter_id, user_id, script, character_ids)
     values ('${id}', '${chapter}', '${user.userId}', 'x', ${ids(characters[0])})`,
    `update public.scripts set character_ids = ${ids(characters[1])} where id = '${id}'`,
    `select public.create_script_version('${chapter}', 'y', parent_id => '${id}')`,
    `update public.scripts set script = 'v' where parent_id = '${id}'`,
    `select public.record_script_evaluation('${id}', 70)`,
    `select goldenrod.keep_elements('${id}', goldenrod.hash('x'), pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('id', '${id}', 'ordinal', 1, 'kind', 'speech', 'character_id', '${characters[2]}',
      'content_hash', 'h', 'start_at', 0, 'end_at', 1, 'made_of', pg_catalog.jsonb_build_array())))`,
    `insert into public.script_finding_decisions (script_id, finding, decision) values ('${id}', pg_catalog.repeat('a', 16), 'done')`,
    `insert into goldenrod.script_comments (id, script_id, element_id, start_at, quote, body) values ('${id}', '${id}', '${id}', 0, 'x', 'y')`,
    `insert into goldenrod.script_comments (script_id, parent_id, body) values ('${id}', '${id}', 'z')`,
    `update goldenrod.script_comments set body = 'w', resolved_at = pg_catalog.now() where id = '${id}'`,
    `delete from goldenrod.script_comments where id = '${id}'`,
    `select public.approve_script('${id}')`,
    `select public.activate_script('${other}', 'a note')`,
    `select public.activate_script('${id}')`,
    `select public.deactivate_script('${id}')`,
    `select public.scripts_of_character('${characters[1]}')`,
    `insert into public.scripts (id, chapter_id, user_id, script) values ('${second}', '${otherChapter}', '${user.userId}', 'z')`,
    `delete from public.scripts where id = '${second}'`,
    `select public.undelete_script('${second}')`,
    `update public.characters set name = 'Marah' where id = '${characters[0]}'`,
    `insert into public.character_aliases (character_id, alias) values ('${characters[0]}', 'M.')`,
    `insert into public.book_sources (book_id, file_name, sha256, format) values ('${book}', 'f', 'h', 'text')`,
    `insert into public.video_generations (id, chapter_id, script_id, user_id) values ('${video}', '${chapter}', '${id}', '${user.userId}')`,
    `insert into public.image_generations (video_generation_id, character_id, user_id) values ('${video}', '${characters[0]}', '${user.userId}')`,
    `insert into public.audio_generations (video_generation_id, character_id, user_id, audio_type) values ('${video}', '${characters[0]}', '${user.userId}', 'narrator')`,
    `insert into goldenrod.voices (book_id, character_id, engine, voice) values ('${book}', '${characters[0]}', 'flite', 'kal')`,
    `insert into goldenrod.takes (user_id, medium, video_id, element_id, script_id, origin, made_from)
     values ('${user.userId}', 'video', '${video}', '${id}', '${id}', 'own', '{}')`,
    `select goldenrod.take_states(${ids(id)})`,
    `insert into goldenrod.budgets (currency, amount) values ('USD', 5)`,
    `select goldenrod.ask_spend('${id}', 'speech', 'USD', 5, '[{"units": 3, "unit_price": 0.1}]')`,
    `select goldenrod.book_spend(e.id, 'k', '${id}', 'lab', 'm', 'h', 'character', 3, 0.1, '2026-01-01') from goldenrod.spend e`,
    `select goldenrod.settle_spend(p.id, 'settled') from goldenrod.spend p where p.kind = 'part'`,
    'select goldenrod.close_spend(e.id) from goldenrod.spend e',
    `select goldenrod.release_spend('${id}', 'production')`,
    `select public.ask_job('draft', '{"book": "b", "chapter": 1}', 'key')`,
    "select public.cancel_job(j.id) from public.jobs j where j.key = 'key'",
    `insert into public.chapter_quotes (id, chapter_id, start_at, end_at, words_hash, character_id, confirmed_at)
     values ('${quote}', '${chapter}', 3, 9, 'h', '${characters[0]}', pg_catalog.now())`,
    `select public.undo_quote_change(public.confirm_quotes(${ids(quote)}, ${ids(characters[2])}))`,
    `update public.chapter_quotes set character_id = null where id = '${quote}'`,
    `insert into public.found_characters (book_id, name, character_id, decision, decided_at)
     values ('${book}', 'Marah', '${characters[0]}', 'confirmed', pg_catalog.now()),
       ('${book}', 'Martha', '${characters[1]}', 'confirmed', pg_catalog.now())`,
    `insert into public.books (id, user_id, title) values ('${heap}', '${user.userId}', 'Another')`,
    `update public.characters set book_id = '${heap}' where id = '${characters[1]}'`,
    `delete from public.characters where id = '${characters[1]}'`,
    `select public.merge_characters('${characters[0]}', '${characters[2]}')`,
    "select public.undo_character_change(k.id) from goldenrod.character_changes k where k.facts ? 'looks'",
    `insert into legacy.scripts (chapter_id, script, status) values ('${chapter}', 'y', 'ready')`,
    `update legacy.scripts set script = 'w' where chapter_id = '${chapter}'`,
    `delete from legacy.scripts where chapter_id = '${chapter}'`,
    `update public.chapters set book_id = '${heap}', chapter_number = 9 where id = '${thirdChapter}'`,
    `delete from public.books where id = '${book}'`,
    "insert into public.kept (status) values ('active')",
    'truncate public.kept',
    'delete from public.thrown_away',
    "insert into public.noted values ('20251004000001')",
    'delete from public.noted',
    "select goldenrod.account_of('https://issuer.example', 'somebody')",
  ];
}
