import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { describeEngines } from '../harness/engines.ts';
import {
  as,
  type Caller,
  OWNER,
  one,
  type Row,
  refusal,
  run,
  runOn,
  withConnections,
} from './support/call.ts';
import { addScriptIn, move, openStudio, type Studio, scriptRow } from './support/studio.ts';

const SERVICE = { role: 'service_role' } as const;

/** A way in which old code reaches the tables. */
interface Dialect {
  insert(table: string, row: Row): [string, unknown[]];
  update(table: string, changes: Row, where: string, params: unknown[]): [string, unknown[]];
  remove(table: string, where: string, params: unknown[]): [string, unknown[]];
}

const list = (row: Row) => Object.keys(row).map((name) => `"${name}"`);

/** A client with its search path changed: `set search_path = legacy, public`. */
const BY_PATH: Dialect = {
  insert: (table, row) => [
    `insert into ${table} (${list(row)}) values (${Object.keys(row).map((_, n) => `$${n + 1}`)}) returning *`,
    Object.values(row).map(asParameter),
  ],
  update: (table, changes, where, params) => [
    `update ${table} set ${list(changes).map((name, n) => `${name} = $${params.length + n + 1}`)} where ${where} returning *`,
    [...params, ...Object.values(changes).map(asParameter)],
  ],
  remove: (table, where, params) => [`delete from ${table} where ${where} returning *`, params],
};

/** Statements as PostgREST writes them for the schema `legacy`. */
const BY_POSTGREST: Dialect = {
  insert: (table, row) => [
    `with pgrst_source as (
       insert into "legacy"."${table}" (${list(row)})
       select ${list(row)} from json_populate_recordset(null::"legacy"."${table}", json_build_array($1::json)) as _
       returning "legacy"."${table}".*
     ) select * from pgrst_source`,
    [JSON.stringify(row)],
  ],
  update: (table, changes, where, params) => [
    `with pgrst_source as (
       update "legacy"."${table}" set ${list(changes).map((name) => `${name} = pgrst_body.${name}`)}
       from (select * from json_populate_recordset(null::"legacy"."${table}", json_build_array($${params.length + 1}::json))) pgrst_body
       where ${qualified(table, where)} returning "legacy"."${table}".*
     ) select * from pgrst_source`,
    [...params, JSON.stringify(changes)],
  ],
  remove: (table, where, params) => [
    `with pgrst_source as (delete from "legacy"."${table}" where ${qualified(table, where)} returning "legacy"."${table}".*)
     select * from pgrst_source`,
    params,
  ],
};

const qualified = (table: string, where: string) =>
  where.replace(/\b(\w+) =/g, `"legacy"."${table}"."$1" =`);
const asParameter = (value: unknown) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

describeEngines('old code', (open, engine) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };

  describe.each([
    ['by its search path', BY_PATH],
    ['through PostgREST', BY_POSTGREST],
  ])('%s', (_title, dialect) => {
    const old = (caller: Caller, [text, params]: [string, unknown[]]) =>
      as(db, caller, async (client) => {
        await client.query('set local search_path = legacy, public');
        return (await client.query(text, params)).rows as Row[];
      });
    const insert = async (row: Row, table = 'scripts', caller: Caller = studio.user) => {
      const [made] = await old(caller, dialect.insert(table, row));
      return made ?? {};
    };
    const update = (id: unknown, changes: Row, table = 'scripts', caller: Caller = studio.user) =>
      old(caller, dialect.update(table, changes, 'id = $1', [id]));
    const shown = (caller: Caller = studio.user) =>
      old(caller, [
        'select * from scripts where chapter_id = $1 and user_id = $2 and script_style = $3',
        [studio.chapter, studio.user.userId, 'cinematic_movie'],
      ]);
    const versions = () =>
      run(
        db,
        OWNER,
        `select version, status, script, deleted_at is not null as deleted from public.scripts
         where chapter_id = $1 and user_id = $2 order by version`,
        [studio.chapter, studio.user.userId],
      );
    const version = (text: string) =>
      one(db, OWNER, 'select * from public.scripts where chapter_id = $1 and script = $2', [
        studio.chapter,
        text,
      ]);
    const theScript = (text = 'INT. QUAY', status = 'ready') => ({
      chapter_id: studio.chapter,
      user_id: studio.user.userId,
      script_style: 'cinematic_movie',
      script: text,
      status,
    });

    it('inserts a script that is ready, and reads it so', async () => {
      await fresh();
      const made = await insert(theScript());
      expect(made).toMatchObject({ script: 'INT. QUAY', status: 'ready' });
      expect(await shown()).toEqual([made]);
      expect(await scriptRow(db, String(made.id))).toMatchObject({
        status: 'active',
        version: 1,
        origin: 'legacy',
        created_by: studio.user.userId,
      });
    });

    it('sees the columns that it knows and no others', async () => {
      await fresh();
      const made = await insert(theScript());
      expect(Object.keys(made).sort()).toEqual([
        'chapter_id',
        'character_details',
        'characters',
        'created_at',
        'id',
        'metadata',
        'scene_descriptions',
        'script',
        'script_name',
        'script_style',
        'service_used',
        'status',
        'updated_at',
        'user_id',
      ]);
    });

    it('overwrites what it looked up, and the older text stays as an older version', async () => {
      await fresh();
      await insert(theScript('first'));
      const [found] = await shown();
      const [rewritten] = await update(found?.id, { script: 'second', status: 'ready' });
      expect(rewritten).toMatchObject({ script: 'second', status: 'ready' });
      expect(await shown()).toEqual([rewritten]);
      expect(await versions()).toEqual([
        { version: 1, status: 'approved', script: 'first', deleted: false },
        { version: 2, status: 'active', script: 'second', deleted: false },
      ]);
      expect(await version('second')).toMatchObject({ parent_id: found?.id });
    });

    it('inserts another of the same three, and finds that one', async () => {
      await fresh();
      await insert(theScript('first'));
      const second = await insert(theScript('second'));
      expect(await shown()).toEqual([second]);
      expect(await versions()).toMatchObject([
        { status: 'approved', script: 'first' },
        { status: 'active', script: 'second' },
      ]);
    });

    it('keeps every text of many rewritings', async () => {
      await fresh();
      await insert(theScript('0'));
      for (let n = 1; n < 6; n += 1) {
        const [found] = await shown();
        await update(found?.id, { script: String(n) });
      }
      expect((await versions()).map(({ script }) => script)).toEqual([
        '0',
        '1',
        '2',
        '3',
        '4',
        '5',
      ]);
      expect((await versions()).filter(({ status }) => status === 'active')).toHaveLength(1);
    });

    it.each(['draft', 'ready', 'approved'])(
      'writes the word %s and reads it again',
      async (word) => {
        await fresh();
        const made = await insert(theScript('text', word));
        expect(made.status).toBe(word);
        expect(await shown()).toEqual([made]);
        for (const next of ['draft', 'ready', 'approved', word]) {
          const [found] = await shown();
          await update(found?.id, { status: next });
          expect((await shown()).map(({ status, script }) => [status, script])).toEqual([
            [next, 'text'],
          ]);
        }
      },
    );

    it.each([
      ['failed', 'draft'],
      ['evaluated', 'draft'],
      ['Ready ', 'draft'],
      ['rejected', 'rejected'],
    ])('keeps the word %s off the air, and reads it again', async (word, state) => {
      await fresh();
      const made = await insert(theScript('first', word));
      expect(made.status).toBe(word);
      expect(await shown()).toEqual([made]);
      expect(await versions()).toMatchObject([{ status: state }]);
      // Set on what is on the air, it takes that off.
      const [ready] = await update(made.id, { status: 'ready' });
      expect(await update(ready?.id, { status: word })).toMatchObject([{ status: word }]);
      expect(await shown()).toMatchObject([{ status: word, script: 'first' }]);
      expect(await versions()).toMatchObject([
        { status: state },
        { status: 'approved' },
        { status: state },
      ]);
    });

    it('keeps an unknown word when it overwrites only the text, of which there was none too', async () => {
      await fresh();
      await insert(theScript('', 'failed'));
      for (const script of ['at last', 'once more']) {
        const [found] = await shown();
        expect(await update(found?.id, { script })).toMatchObject([{ status: 'failed', script }]);
        expect(await shown()).toMatchObject([{ status: 'failed', script }]);
      }
      expect((await versions()).map(({ status }) => status)).toEqual(['draft', 'draft', 'draft']);
    });

    it('leaves the word as it is when it overwrites only the text', async () => {
      await fresh();
      for (const word of ['draft', 'approved', 'ready']) {
        await insert(theScript('text', word));
        const [found] = await shown();
        await update(found?.id, { script: `${word}, rewritten` });
        expect(await shown()).toMatchObject([{ status: word, script: `${word}, rewritten` }]);
      }
    });

    it('goes on the air with its first text, when there was none at first', async () => {
      await fresh();
      const { status: _status, ...bare } = theScript('');
      const made = await insert(bare);
      expect(made.status).toBe('draft');
      await update(made.id, { script: 'at last' });
      expect(await shown()).toMatchObject([{ status: 'ready', script: 'at last' }]);
    });

    it.each([
      ['draft', 'draft'],
      ['evaluated', 'draft'],
      ['approved', 'approved'],
      ['rejected', 'draft'],
      ['active', 'ready'],
    ] as const)('reads what the desk calls %s as %s', async (state, word) => {
      await fresh();
      const id = await addScriptIn(db, studio, state);
      expect(await shown()).toMatchObject([{ id, status: word }]);
    });

    it('is shown the active one, else the newest that stands', async () => {
      await fresh();
      const active = await addScriptIn(db, studio, 'active', { text: 'on the air' });
      const newest = await addScriptIn(db, studio, 'draft', { text: 'newest' });
      expect(await shown()).toMatchObject([{ script: 'on the air' }]);
      await move(db, studio, active, 'deactivate');
      expect(await shown()).toMatchObject([{ script: 'newest' }]);
      await move(db, studio, newest, 'delete');
      expect(await shown()).toMatchObject([{ script: 'on the air' }]);
    });

    it('changes names and particulars in place: that is no new version', async () => {
      await fresh();
      const made = await insert(theScript());
      const particulars = {
        script_name: 'Pilot',
        metadata: { scenes: [{ place: null }], by: null },
        scene_descriptions: [null, { a: null }],
        character_details: null,
      };
      const [changed] = await update(made.id, particulars);
      expect(changed).toMatchObject({ id: made.id, ...particulars });
      expect(await versions()).toHaveLength(1);
    });

    it('keeps its JSON whole, empty places in it too', async () => {
      await fresh();
      const json = { metadata: { a: null, b: [null, { c: null }] }, characters: [null, 'Mara'] };
      const made = await insert({ ...theScript(), ...json });
      expect(made).toMatchObject(json);
      const [rewritten] = await update(made.id, { script: 'second' });
      expect(rewritten).toMatchObject(json);
    });

    it('keeps the cast when it overwrites the text', async () => {
      const { characters } = await fresh();
      const made = await insert(theScript());
      await run(db, studio.user, 'update public.scripts set character_ids = $2 where id = $1', [
        made.id,
        [characters[0]],
      ]);
      await update(made.id, { script: 'second' });
      expect(await version('second')).toMatchObject({ character_ids: [characters[0]] });
    });

    it('overwrites several at once', async () => {
      await fresh();
      await insert(theScript('one'));
      await insert({ ...theScript('two'), script_style: 'noir' });
      const rows = await old(
        studio.user,
        dialect.update('scripts', { script: 'three' }, 'chapter_id = $1', [studio.chapter]),
      );
      expect(rows.map(({ script, status }) => [script, status])).toEqual([
        ['three', 'ready'],
        ['three', 'ready'],
      ]);
      expect(await versions()).toHaveLength(4);
    });

    it('writes scripts without a chapter, and without naming their user', async () => {
      await fresh();
      const made = await insert({ script_style: 'noir', script: 'loose', status: 'ready' });
      expect(made).toMatchObject({
        user_id: studio.user.userId,
        chapter_id: null,
        status: 'ready',
      });
      const [rewritten] = await update(made.id, { script: 'looser' });
      expect(rewritten).toMatchObject({ script: 'looser' });
      expect(await scriptRow(db, String(made.id))).toMatchObject({ script: 'loose' });
    });

    it('takes the id that it gives', async () => {
      await fresh();
      const id = crypto.randomUUID();
      expect(await insert({ ...theScript(), id })).toMatchObject({ id });
    });

    it('deletes what it sees, and every version can be brought back', async () => {
      await fresh();
      await addScriptIn(db, studio, 'evaluated');
      await addScriptIn(db, studio, 'draft');
      await insert(theScript('first'));
      const [found] = await shown();
      await update(found?.id, { script: 'second' });
      const [last] = await shown();
      const gone = await old(studio.user, dialect.remove('scripts', 'id = $1', [last?.id]));
      expect(gone).toHaveLength(1);
      expect(await shown()).toEqual([]);
      expect(await versions()).toMatchObject(Array(4).fill({ deleted: true }));
      const again = await insert(theScript('third'));
      expect(await shown()).toEqual([again]);
      const { id } = await version('second');
      await run(db, studio.user, 'select public.undelete_script($1)', [id]);
      expect(await scriptRow(db, String(id))).toMatchObject({ deleted_at: null });
    });

    it('knows a script by one id, whatever is written to it and by whom', async () => {
      await fresh();
      const { id } = await insert(theScript('first'));
      expect(await update(id, { script: 'second' })).toMatchObject([{ id, script: 'second' }]);
      expect(await update(id, { script: 'third' })).toMatchObject([{ id, script: 'third' }]);
      expect(await update(id, { script_name: 'Pilot' })).toMatchObject([{ id, script: 'third' }]);
      expect(await insert(theScript('fourth'))).toMatchObject({ id, script: 'fourth' });
      expect(await version('third')).toMatchObject({ script_name: 'Pilot' });
      await addScriptIn(db, studio, 'active', { text: 'by the desk' });
      // The desk has no more use for the first.
      for (const call of ['reject', 'delete']) await move(db, studio, String(id), call);
      expect(await shown()).toMatchObject([{ id, script: 'by the desk', status: 'ready' }]);
      expect(await old(studio.user, dialect.remove('scripts', 'id = $1', [id]))).toMatchObject([
        { id },
      ]);
      expect(await shown()).toEqual([]);
      expect(await update(id, { script: 'too late' })).toEqual([]);
    });

    it('begins with another id after it has deleted, and keeps that', async () => {
      await fresh();
      const { id } = await insert(theScript('first'));
      await old(studio.user, dialect.remove('scripts', 'id = $1', [id]));
      const again = await insert(theScript('second'));
      expect(again.id).not.toBe(id);
      expect(await update(again.id, { script: 'third' })).toMatchObject([{ id: again.id }]);
      await run(db, studio.user, 'select public.undelete_script($1)', [id]);
      expect(await shown()).toMatchObject([{ id: again.id, script: 'third' }]);
      expect(await update(id, { script: 'no more' })).toEqual([]);
    });

    it('finds the script of a video, which lets go of it when it is deleted', async () => {
      const { user, chapter } = await fresh();
      const { id } = await insert(theScript('first'));
      const video = await insert(
        { chapter_id: chapter, script_id: id, user_id: user.userId },
        'video_generations',
      );
      const bystander = await openStudio(db);
      const theirs = await addScriptIn(db, bystander, 'draft');
      await run(
        db,
        OWNER,
        'insert into public.video_generations (script_id, user_id) values ($1, $2)',
        [theirs, bystander.user.userId],
      );
      await update(id, { script: 'second' });
      const found = () =>
        old(user, [
          'select s.script from video_generations v join scripts s on s.id = v.script_id where v.id = $1',
          [video.id],
        ]);
      expect(await found()).toEqual([{ script: 'second' }]);
      // A stranger's deletion touches nothing, and so lets nothing go.
      await old(bystander.user, dialect.remove('scripts', 'id = $1', [id]));
      expect(await found()).toEqual([{ script: 'second' }]);
      await old(user, dialect.remove('scripts', 'id = $1', [id]));
      expect(
        await run(
          db,
          OWNER,
          'select script_id from public.video_generations where user_id = any ($1) order by script_id',
          [[user.userId, bystander.user.userId]],
        ),
      ).toEqual([{ script_id: theirs }, { script_id: null }]);
    });

    it('leaves a trace of what it moved', async () => {
      await fresh();
      const made = await insert(theScript());
      await insert(theScript('second'));
      const moves = await run(
        db,
        studio.user,
        'select from_status, to_status, note, changed_by from public.script_status_changes where script_id = $1 order by id',
        [made.id],
      );
      expect(moves).toEqual([
        {
          from_status: 'draft',
          to_status: 'active',
          note: 'written by old code',
          changed_by: studio.user.userId,
        },
        {
          from_status: 'active',
          to_status: 'approved',
          note: 'version 2 took its place',
          changed_by: studio.user.userId,
        },
      ]);
    });

    it('as a stranger sees nothing and changes nothing', async () => {
      await fresh();
      const made = await insert(theScript());
      const before = await scriptRow(db, String(made.id));
      const stranger = (await openStudio(db)).user;
      expect(await shown(stranger)).toEqual([]);
      expect(await update(made.id, { script: 'mine now' }, 'scripts', stranger)).toEqual([]);
      expect(await update(made.id, { script_name: 'mine now' }, 'scripts', stranger)).toEqual([]);
      expect(await old(stranger, dialect.remove('scripts', 'id = $1', [made.id]))).toEqual([]);
      expect((await refusal(insert(theScript(), 'scripts', stranger))).code).toBe('42501');
      expect(
        (await refusal(insert({ ...theScript(), user_id: stranger.userId }, 'scripts', stranger)))
          .code,
      ).toBe('42501');
      expect(await scriptRow(db, String(made.id))).toEqual(before);
      for (const table of ['scripts', 'image_generations', 'audio_generations']) {
        expect(
          (await refusal(old({ role: 'anon' }, [`select from legacy.${table}`, []]))).code,
        ).toBe('42501');
      }
    });

    it('cannot give its script to somebody else', async () => {
      await fresh();
      const other = await openStudio(db);
      const made = await insert(theScript());
      expect((await refusal(update(made.id, { user_id: other.user.userId }))).code).toBe('42501');
      expect((await refusal(update(made.id, { chapter_id: other.chapter }))).code).toBe('42501');
    });

    it('with the service key writes for its users', async () => {
      await fresh();
      const made = await insert(theScript(), 'scripts', SERVICE);
      expect(await shown()).toEqual([made]);
      await update(made.id, { script: 'second' }, 'scripts', SERVICE);
      expect(await shown()).toMatchObject([{ script: 'second', status: 'ready' }]);
    });

    it.each([
      [
        'image_generations',
        { image_prompt: 'a quay', scene_id: 's1', shot_index: 2 },
        { image_url: 'u', status: 'completed' },
      ],
      [
        'audio_generations',
        { audio_type: 'narrator', text_content: 'Rain.' },
        { audio_url: 'u', duration_seconds: 2.5 },
      ],
    ])('inserts, updates and deletes %s, with a video and without', async (table, row, changes) => {
      const { user, chapter } = await fresh();
      const stranger = (await openStudio(db)).user;
      const script = await insert(theScript());
      const video = await old(user, [
        'insert into video_generations (chapter_id, script_id, user_id) values ($1, $2, $3) returning id',
        [chapter, script.id, user.userId],
      ]);
      for (const video_generation_id of [video[0]?.id, null]) {
        const made = await insert({ ...row, video_generation_id, status: 'pending' }, table);
        expect(made).toMatchObject({ ...row, user_id: user.userId, status: 'pending' });
        expect(made).not.toHaveProperty('character_id');
        await run(db, user, `update public.${table} set character_id = $2 where id = $1`, [
          made.id,
          studio.characters[0],
        ]);
        const [changed] = await update(made.id, changes, table);
        expect(Number.isNaN(changed?.duration_seconds) ? {} : changed).toMatchObject(
          'duration_seconds' in changes ? { ...changes, duration_seconds: '2.5' } : changes,
        );
        expect(
          await run(db, user, `select character_id from public.${table} where id = $1`, [made.id]),
        ).toEqual([{ character_id: studio.characters[0] }]);
        expect(await old(stranger, [`select * from ${table} where id = $1`, [made.id]])).toEqual(
          [],
        );
        expect(await update(made.id, { metadata: {} }, table, stranger)).toEqual([]);
        expect(await old(stranger, dialect.remove(table, 'id = $1', [made.id]))).toEqual([]);
        expect(await old(user, dialect.remove(table, 'id = $1', [made.id]))).toHaveLength(1);
        expect(
          await run(db, OWNER, `select from public.${table} where id = $1`, [made.id]),
        ).toEqual([]);
      }
      if (video[0]) {
        const no = await refusal(
          insert({ ...row, video_generation_id: video[0].id }, table, stranger),
        );
        expect(no.code).toBe('42501');
      }
    });
  });

  it.skipIf(engine === 'embedded')(
    'loses nothing when eight write the same script at once',
    async () => {
      const { user, chapter } = await fresh();
      await withConnections(db, 8, (clients) =>
        Promise.all(
          clients.map((client, n) =>
            runOn(
              client,
              user,
              "insert into legacy.scripts (chapter_id, user_id, script, status) values ($1, $2, $3, 'ready')",
              [chapter, user.userId, `by ${n}`],
            ),
          ),
        ),
      );
      const rows = await run(
        db,
        OWNER,
        'select version, status, script from public.scripts where chapter_id = $1 order by version',
        [chapter],
      );
      expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(new Set(rows.map(({ script }) => script)).size).toBe(8);
      expect(rows.filter(({ status }) => status === 'active')).toHaveLength(1);
    },
  );

  it('reads the desk’s word once the desk has moved the version', async () => {
    const { user, chapter } = await fresh();
    const word = async () =>
      (await one(db, user, 'select status from legacy.scripts where chapter_id = $1', [chapter]))
        .status;
    const { id } = await one(
      db,
      user,
      "insert into legacy.scripts (chapter_id, user_id, script, status) values ($1, $2, 'text', 'failed') returning id",
      [chapter, user.userId],
    );
    const said = [await word()];
    for (const call of ['evaluate', 'approve', 'activate']) {
      await move(db, studio, String(id), call);
      said.push(await word());
    }
    expect(said).toEqual(['failed', 'draft', 'approved', 'ready']);
  });

  it('of one account shows its words to no other, and lets nobody but the owner declare any', async () => {
    const { user, chapter } = await fresh();
    await run(
      db,
      user,
      "insert into legacy.scripts (chapter_id, user_id, script, status) values ($1, $2, 'text', 'failed')",
      [chapter, user.userId],
    );
    const stranger = (await openStudio(db)).user;
    expect(await run(db, stranger, 'select word from goldenrod.kept_words')).toEqual([]);
    expect(await run(db, user, 'select word from goldenrod.kept_words')).toEqual([
      { word: 'failed' },
    ]);
    for (const caller of [user, SERVICE]) {
      for (const statement of [
        "insert into goldenrod.old_words values ('failed', 'active')",
        "update goldenrod.kept_words set word = 'ready'",
      ]) {
        expect((await refusal(run(db, caller, statement))).code).toBe('42501');
      }
    }
  });

  it('means by a word what the owner declared, also after a rollback and the next migrate', async () => {
    const own = await open();
    const { user, chapter } = await openStudio(own);
    await run(own, OWNER, "insert into goldenrod.old_words values ('published', 'active')");
    const no = await refusal(
      run(own, OWNER, "insert into goldenrod.old_words values ('judged', 'evaluated')"),
    );
    expect(no.constraint).toBe('old_words_means_check');
    const write = (script: string, status: string) =>
      run(
        own,
        user,
        'insert into legacy.scripts (chapter_id, user_id, script, status) values ($1, $2, $3, $4)',
        [chapter, user.userId, script, status],
      );
    const look = async () => [
      await run(own, user, 'select script, status from legacy.scripts'),
      await run(own, user, 'select script, status from public.scripts order by version'),
    ];
    await write('first', 'failed');
    await write('second', 'published');
    const before = await look();
    expect(before).toEqual([
      [{ script: 'second', status: 'published' }],
      [
        { script: 'first', status: 'draft' },
        { script: 'second', status: 'active' },
      ],
    ]);
    await rollback(own, { to: '20251004000121' });
    expect((await look())[0]).toEqual([{ script: 'second', status: 'ready' }]);
    await migrate(own);
    expect(await look()).toEqual(before);
    await write('third', 'published');
    expect((await look())[0]).toEqual([{ script: 'third', status: 'published' }]);
  });

  it('sees columns that the table got since, once the views are refreshed', async () => {
    const own = await open();
    const home = await openStudio(own);
    for (const column of [
      'shared boolean not null default true',
      'words integer generated always as (length(script)) stored',
      'serial integer generated by default as identity',
      'slug text unique',
    ]) {
      await run(own, OWNER, `alter table public.scripts add column ${column}`);
    }
    await run(own, OWNER, 'select goldenrod.refresh_legacy_views()');
    await run(own, OWNER, 'select goldenrod.refresh_legacy_views()');
    const made = await one(
      own,
      home.user,
      "insert into legacy.scripts (chapter_id, user_id, script, slug, shared) values ($1, $2, 'four', 'a-slug', false) returning *",
      [home.chapter, home.user.userId],
    );
    expect(made).toMatchObject({ shared: false, slug: 'a-slug' });
    // What is unique by itself cannot be in two versions.
    await run(own, home.user, "update legacy.scripts set script = 'fifth' where id = $1", [
      made.id,
    ]);
    expect(await scriptRow(own, String(made.id))).toMatchObject({
      slug: 'a-slug',
      words: 4,
      serial: 1,
    });
    const rewritten = 'select * from public.scripts where parent_id = $1';
    expect(await one(own, OWNER, rewritten, [made.id])).toMatchObject({
      shared: false,
      slug: null,
      words: 5,
      serial: 2,
    });
  });
});
