import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { refreshLegacy } from '../../src/db/legacy/refresh-legacy.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { describeEngines } from '../harness/engines.ts';
import { as, OWNER, one, type Row, refusal, run } from './support/call.ts';
import { openStudio, type Studio } from './support/studio.ts';

const SERVICE = { role: 'service_role' } as const;
const BEFORE = '20251004000130';

/** An application's own tables, of which the migrations know nothing. */
const APPLICATION = [
  `create table public.notes (
     id uuid primary key default gen_random_uuid(), script_id uuid references public.scripts (id) on delete set null,
     user_id uuid not null default auth.uid(), body varchar(40) not null default 'empty', words integer,
     secret text, unique (user_id, body)
   )`,
  'alter table public.notes enable row level security',
  'create policy own on public.notes for all to authenticated using (user_id = auth.uid()) with check (user_id = auth.uid())',
  'grant select, insert (body), update (body) on public.notes to authenticated',
  'grant all on public.notes to service_role',
  'create table public."Odd name" (id integer, body text)',
  'grant select on public."Odd name" to anon',
  'create view public.note_list as select id from public.notes',
];

/** The columns of a view that a gateway follows to those of a table, as PostgREST reads them. */
const FOLLOWED = `
select v.relname as view, m[1] as "column", m[2]::oid::regclass::text as "table", a.attname as "of"
from pg_class v
join pg_rewrite r on r.ev_class = v.oid
cross join lateral regexp_matches(
  r.ev_action::text, ':resname (\\w+) :ressortgroupref \\d+ :resorigtbl (\\d+) :resorigcol (\\d+)', 'g'
) as m
join pg_attribute a on a.attrelid = m[2]::oid and a.attnum = m[3]::integer
where v.relnamespace = 'legacy'::regnamespace`;

describeEngines('schema legacy', (open) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
    for (const statement of APPLICATION) await run(db, OWNER, statement);
    // The database follows by itself.
    expect(await refreshLegacy(db)).toEqual({ mended: [], follows: true });
  });
  const namesOf = async (schema: string) =>
    (
      await run(
        db,
        OWNER,
        `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'v') order by 1`,
        [schema],
      )
    ).map(({ name }) => String(name));
  const legacyColumns = async (table: string) =>
    (
      await run(
        db,
        OWNER,
        `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
         where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
        [`legacy.${table}`],
      )
    ).map(({ name, type }) => `${name} ${type}`);
  const change = async (...statements: string[]) => {
    for (const statement of statements) await run(db, OWNER, statement);
  };

  it('holds every table and view of public, but for what the migrations made', async () => {
    const ours = [
      'book_sources',
      'chapter_quotes',
      'character_aliases',
      'evaluation_agreement',
      'found_characters',
      'jobs',
      'media_files',
      'script_elements',
      'script_evaluations',
      'script_finding_decisions',
      'script_status_changes',
      'stale_scripts',
    ];
    const old = (await namesOf('public')).filter((name) => !ours.includes(name));
    expect(await namesOf('legacy')).toEqual(old);
    expect(old).toEqual(expect.arrayContaining(['Odd name', 'books', 'note_list', 'notes']));
  });

  it('gives nobody more than the table does, nor less, column by column', async () => {
    const { user } = studio;
    const note = (caller: typeof user) =>
      run(db, caller, "insert into legacy.notes (body) values ('mine')");
    await note(user);
    const stranger = (await openStudio(db)).user;
    await note(stranger);
    expect(await run(db, user, 'select body, user_id from legacy.notes')).toEqual([
      { body: 'mine', user_id: user.userId },
    ]);
    await run(db, user, "update legacy.notes set body = 'still mine'");
    expect(await run(db, SERVICE, 'select body from legacy.notes order by 1')).toEqual([
      { body: 'mine' },
      { body: 'still mine' },
    ]);
    for (const [caller, statement] of [
      [user, "insert into legacy.notes (secret) values ('x')"],
      [user, "update legacy.notes set secret = 'x'"],
      [user, 'delete from legacy.notes'],
      [user, 'select from legacy."Odd name"'],
      [{ role: 'anon' }, 'select from legacy.books'],
      [{ role: 'anon' }, 'select from legacy.scripts'],
    ] as const) {
      expect((await refusal(run(db, caller, statement))).code, statement).toBe('42501');
    }
    expect(await run(db, { role: 'anon' }, 'select body from legacy."Odd name"')).toEqual([]);
  });

  it('takes the table’s defaults, and ON CONFLICT', async () => {
    const write = (body: string) =>
      run(
        db,
        SERVICE,
        `insert into legacy.notes (user_id, body) values ($1, $2)
         on conflict (user_id, body) do update set words = 1 returning words, id is not null as has_id`,
        [studio.user.userId, body],
      );
    expect(await write('twice')).toEqual([{ words: null, has_id: true }]);
    expect(await write('twice')).toEqual([{ words: 1, has_id: true }]);
  });

  it('keeps keys and references where a gateway finds them', async () => {
    const found = (await run(db, OWNER, FOLLOWED)).map(
      ({ view, column, table, of }) => `${view}.${column} ${table}.${of}`,
    );
    for (const column of [
      'scripts.id',
      'scripts.chapter_id',
      'chapters.id',
      'chapters.book_id',
      'books.id',
      'video_generations.script_id',
      'image_generations.video_generation_id',
      'notes.script_id',
    ]) {
      expect(found).toContain(`${column} ${column}`);
    }
  });

  it('follows a new column, another type, another name, and a column that goes', async () => {
    await change(
      'alter table public.notes add column mood text',
      'alter table public.notes alter column body type text',
      'alter table public.notes rename column words to count_of_words',
      'alter table public.notes drop column secret',
    );
    expect(await legacyColumns('notes')).toEqual([
      'id uuid',
      'script_id uuid',
      'user_id uuid',
      'body text',
      'count_of_words integer',
      'mood text',
    ]);
  });

  it('lets scripts be changed likewise, and goes on taking what old code writes', async () => {
    const { user, chapter } = studio;
    await change(
      'alter table public.scripts add column pace varchar(10) default $$slow$$, add column gone text',
      'alter table public.scripts alter column script_name type text',
      'alter table public.scripts alter column pace type text, alter column pace set default $$fast$$',
      'alter table public.scripts drop column gone',
    );
    expect(await legacyColumns('scripts')).toEqual(
      expect.arrayContaining(['script_name text', 'pace text', 'status text']),
    );
    const made = await one(
      db,
      user,
      "insert into legacy.scripts (chapter_id, user_id, script, status) values ($1, $2, 'x', 'ready') returning status, pace",
      [chapter, user.userId],
    );
    expect(made).toEqual({ status: 'ready', pace: 'fast' });
  });

  it('follows a table that is made, given rights, renamed and dropped', async () => {
    await change(
      'create table public.moods (id integer primary key)',
      'grant select on public.moods to authenticated',
    );
    expect(await run(db, studio.user, 'select id from legacy.moods')).toEqual([]);
    await change('revoke select on public.moods from authenticated');
    expect((await refusal(run(db, studio.user, 'select from legacy.moods'))).code).toBe('42501');
    await change('alter table public.moods rename to tempers');
    expect(await namesOf('legacy')).toContain('tempers');
    expect(await namesOf('legacy')).not.toContain('moods');
    await change('drop table public.tempers');
    expect(await namesOf('legacy')).not.toContain('tempers');
  });

  it('leaves alone what an owner made there', async () => {
    await change(
      'create view legacy.my_books as select id from public.books',
      'create view legacy.diary as select 1 as one',
      'create table public.diary (id integer)',
    );
    expect(await legacyColumns('diary')).toEqual(['one integer']);
    expect(await legacyColumns('my_books')).toEqual(['id uuid']);
    await change('drop view legacy.diary', 'drop view legacy.my_books', 'drop table public.diary');
  });

  it('is told by verify where it is not what public is', async () => {
    const told = async () =>
      (await verify(db)).filter(({ name }) => name === 'legacy: shows what public has');
    expect(await told()).toMatchObject([{ ok: true }]);
    await as(db, OWNER, async (client) => {
      // Where event triggers do not fire.
      await client.query('set local session_replication_role = replica');
      await client.query('drop view legacy.books');
      await client.query('revoke insert on legacy.chapters from authenticated');
    });
    expect(await told()).toMatchObject([
      {
        ok: false,
        found: expect.stringContaining('legacy.books is missing'),
        remedy: 'select goldenrod.refresh_legacy_views()',
      },
    ]);
    await refreshLegacy(db);
    expect(await told()).toMatchObject([{ ok: true }]);
  });

  it('is empty of them after the rollback, and full again after the next migrate', async () => {
    const before = await namesOf('legacy');
    await rollback(db, { to: BEFORE });
    expect(await namesOf('legacy')).toEqual(['audio_generations', 'image_generations', 'scripts']);
    await migrate(db);
    expect(await namesOf('legacy')).toEqual(before);
  });

  it('lets a migration in one text do all of it', async () => {
    await db.pool.query(`
        begin;
        alter table public.books add column shelf text;
        do $$ begin alter table public.chapters add column kind varchar(3); end $$;
        alter table public.chapters alter column kind type text;
        create table public.shelves (id integer);
        alter table public.books drop column shelf;
        commit`);
    expect(await legacyColumns('chapters')).toContain('kind text');
    expect((await legacyColumns('books')).filter((name) => /shelf/.test(name))).toEqual([]);
    expect(await namesOf('legacy')).toContain('shelves');
  });

  it('lets a function do it, whose text cannot be seen', async () => {
    await run(
      db,
      OWNER,
      `create function public.tidy_up() returns void language sql as
         'alter table public.chapters drop column kind; drop table public.shelves'`,
    );
    await run(db, OWNER, 'select public.tidy_up()');
    expect(await legacyColumns('chapters')).not.toContain('kind text');
    expect(await namesOf('legacy')).not.toContain('shelves');
    await run(db, OWNER, 'drop function public.tidy_up()');
  });

  it('touches no view for a change that needs none', async () => {
    const look = () =>
      run(db, OWNER, "select oid, xmin::text from pg_class where oid = 'legacy.books'::regclass");
    const before: Row[] = await look();
    await run(db, OWNER, 'create index books_by_title on public.books (title)');
    await run(db, OWNER, 'alter table public.books alter column title set statistics 200');
    await run(db, OWNER, 'alter table public.chapters add constraint odd check (title <> $$odd$$)');
    await run(db, OWNER, 'create table public.elsewhere (id integer)');
    expect(await look()).toEqual(before);
  });

  it('does nothing for somebody who may only make tables of their own', async () => {
    const before = await namesOf('legacy');
    await run(db, studio.user, 'create temporary table books (id integer) on commit drop');
    expect(await namesOf('legacy')).toEqual(before);
  });
});
