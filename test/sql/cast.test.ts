import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import {
  as,
  become,
  OWNER,
  one,
  onTrial,
  refusal,
  run,
  runOn,
  said,
  waitsOrEnds,
  withConnections,
} from './support/call.ts';
import {
  addBook,
  addChapter,
  addScript,
  addScriptIn,
  openStudio,
  type Studio,
  scriptRow,
} from './support/studio.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const SERVICE = { role: 'service_role' } as const;

describeEngines('casts', (open, engine) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };
  const castOf = async (id: string) => (await scriptRow(db, id)).character_ids;
  const setCast = (id: string, cast: unknown, caller: Parameters<typeof run>[1] = studio.user) =>
    run(db, caller, 'update public.scripts set character_ids = $2 where id = $1', [id, cast]);

  it('name each character once, in the order of first naming', async () => {
    const [mara, tom] = (await fresh()).characters;
    const { id } = await addScript(db, studio, { characters: [tom, mara, tom, mara] });
    expect(await castOf(id)).toEqual([tom, mara]);
    await run(
      db,
      studio.user,
      'update public.scripts set character_ids = character_ids || $2::uuid where id = $1',
      [id, tom],
    );
    expect(await castOf(id)).toEqual([tom, mara]);
  });

  it('lose all characters that are deleted together in one change each', async () => {
    const { book } = await fresh();
    const many = await run(
      db,
      studio.user,
      "insert into public.characters (book_id, user_id, name) select $1, $2, 'Sailor ' || n from generate_series(1, 40) n returning id",
      [book, studio.user.userId],
    );
    const ids = many.map(({ id }) => String(id));
    const { id } = await addScript(db, studio, { characters: ids });
    const changes = await onTrial(db, async (trial) => {
      const query = (text: string, params?: unknown[]) => trial.run(OWNER, text, params);
      await query('create temporary table cast_changes (script uuid)');
      await query(
        `create function pg_temp.note_change() returns trigger language plpgsql as
         $f$ begin insert into pg_temp.cast_changes values (new.id); return null; end $f$`,
      );
      await query(
        'create trigger notes_change after update of character_ids on public.scripts for each row execute function pg_temp.note_change()',
      );
      await query('delete from public.characters where id = any($1::uuid[])', [ids.slice(1)]);
      const cast = await query('select character_ids from public.scripts where id = $1', [id]);
      expect(cast[0]?.character_ids).toEqual([ids[0]]);
      return query('select script from pg_temp.cast_changes');
    });
    expect(changes).toEqual([{ script: id }]);
  });

  it('are empty where they are null', async () => {
    const { user, chapter, characters } = await fresh();
    const made = await one(
      db,
      user,
      "insert into public.scripts (chapter_id, user_id, script, character_ids) values ($1, $2, 'x', null) returning id, character_ids",
      [chapter, user.userId],
    );
    expect(made.character_ids).toEqual([]);
    await setCast(String(made.id), [characters[0]]);
    await setCast(String(made.id), null);
    expect(await castOf(String(made.id))).toEqual([]);
  });

  it('can be changed in every state: casting goes on after approval', async () => {
    const { characters } = await fresh();
    for (const state of ['draft', 'evaluated', 'approved', 'rejected', 'active'] as const) {
      const id = await addScriptIn(db, studio, state);
      await setCast(id, [characters[2]]);
      expect(await castOf(id)).toEqual([characters[2]]);
    }
  });

  it('take no character that is missing, of another book, or of somebody else, and say the same of each', async () => {
    const { user } = await fresh();
    const stranger = await openStudio(db);
    const otherBook = await addBook(db, user);
    const cousin = await addCharacter(otherBook, 'Mara');
    const { id } = await addScript(db, studio);
    const answers = [];
    for (const who of [NOWHERE, cousin, stranger.characters[0]]) {
      for (const caller of [user, SERVICE]) {
        answers.push(said(await refusal(setCast(id, [who], caller)), who));
        answers.push(
          said(
            await refusal(
              run(
                db,
                caller,
                "insert into public.scripts (chapter_id, user_id, script, character_ids) values ($1, $2, 'x', $3)",
                [studio.chapter, user.userId, [who]],
              ),
            ),
            who,
          ),
        );
      }
    }
    expect(answers).toEqual(Array(12).fill(answers[0]));
    expect(answers[0]).toMatchObject({ code: 'GR003', detail: '{"character_ids": ["?"]}' });
    expect(answers[0]?.hint).toBeTruthy();
    expect(await castOf(id)).toEqual([]);
  });

  it('take no character without an id', async () => {
    const { characters } = await fresh();
    const { id } = await addScript(db, studio);
    const no = await refusal(setCast(id, [characters[0], null]));
    expect(no.code).toBe('GR003');
    expect(no.message).toContain('null');
  });

  it('do not tell a stranger whose character or chapter an id is', async () => {
    const { user, chapter, characters } = await fresh();
    const stranger = await openStudio(db);
    const answers = [];
    for (const [where, whose, who] of [
      [chapter, user.userId, characters[0]],
      [chapter, user.userId, NOWHERE],
      [chapter, stranger.user.userId, characters[0]],
      [chapter, stranger.user.userId, NOWHERE],
      [NOWHERE, stranger.user.userId, characters[0]],
      [NOWHERE, stranger.user.userId, stranger.characters[0]],
      [chapter, stranger.user.userId, stranger.characters[0]],
    ] as const) {
      answers.push(
        (
          await refusal(
            run(
              db,
              stranger.user,
              "insert into public.scripts (chapter_id, user_id, script, character_ids) values ($1, $2, 'x', $3)",
              [where, whose, [who]],
            ),
          )
        ).message,
      );
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('fit the chapter that a draft moves to, or it stays', async () => {
    const { user, characters } = await fresh();
    const otherBook = await addBook(db, user);
    const elsewhere = await addChapter(db, otherBook, 1);
    const { id } = await addScript(db, studio, { characters: [characters[0]] });
    const no = await refusal(
      run(db, user, 'update public.scripts set chapter_id = $2 where id = $1', [id, elsewhere]),
    );
    expect(no.code).toBe('GR003');
    await run(
      db,
      user,
      "update public.scripts set chapter_id = $2, character_ids = '{}' where id = $1",
      [id, elsewhere],
    );
  });

  it('lose several characters that are deleted in one statement', async () => {
    const { user, characters } = await fresh();
    const [mara, tom, vesna] = characters;
    const { id } = await addScript(db, studio, { characters: [mara, tom, vesna] });
    await run(db, user, 'delete from public.characters where id = any ($1)', [[mara, tom]]);
    expect((await scriptRow(db, id)).character_ids).toEqual([vesna]);
  });

  it('lose a character that is deleted, in every state, and its images and audio go on without it', async () => {
    const { user, characters } = await fresh();
    const [mara, tom] = characters;
    const ids = [];
    for (const state of ['draft', 'active', 'rejected', 'deleted'] as const) {
      ids.push(await addScriptIn(db, studio, state, { characters: [mara, tom] }));
    }
    const image = await one(
      db,
      user,
      'insert into public.image_generations (character_id) values ($1) returning id',
      [mara],
    );
    const audio = await one(
      db,
      user,
      "insert into public.audio_generations (character_id, audio_type) values ($1, 'character') returning id",
      [mara],
    );
    await run(db, user, 'delete from public.characters where id = $1', [mara]);
    for (const id of ids) expect(await castOf(id)).toEqual([tom]);
    for (const [table, { id }] of [
      ['image_generations', image],
      ['audio_generations', audio],
    ] as const) {
      const row = await one(
        db,
        user,
        `select character_id, user_id from public.${table} where id = $1`,
        [id],
      );
      expect(row).toEqual({ character_id: null, user_id: user.userId });
    }
  });

  it('lose a character that moves to another book, or to another owner', async () => {
    const { user, characters } = await fresh();
    const otherBook = await addBook(db, user);
    const heir = await openStudio(db);
    const { id } = await addScript(db, studio, { characters: [...characters] });
    await addAlias(characters[1], 'Old Tom');
    await run(db, user, 'update public.characters set book_id = $2 where id = $1', [
      characters[0],
      otherBook,
    ]);
    await run(db, SERVICE, 'update public.characters set user_id = $2 where id = $1', [
      characters[1],
      heir.user.userId,
    ]);
    expect(await castOf(id)).toEqual([characters[2]]);
    const aliases = await run(db, heir.user, 'select alias from public.character_aliases');
    expect(aliases).toEqual([{ alias: 'Old Tom' }]);
  });

  it('lose the former book when their chapter moves to another', async () => {
    const { user, chapter, characters } = await fresh();
    const otherBook = await addBook(db, user);
    const draft = await addScript(db, studio, { characters: [characters[0]] });
    const active = await addScriptIn(db, studio, 'active', { characters: [characters[1]] });
    await run(
      db,
      user,
      'update public.chapters set book_id = $2, chapter_number = 1 where id = $1',
      [chapter, otherBook],
    );
    expect(await castOf(draft.id)).toEqual([]);
    expect(await castOf(active)).toEqual([]);
  });

  it('follow when two characters are merged; images, audio and names too', async () => {
    const { user, characters } = await fresh();
    const [mara, tom, vesna] = characters;
    await addAlias(tom, 'Old Tom');
    await addAlias(tom, 'MARA');
    const both = await addScriptIn(db, studio, 'active', { characters: [tom, vesna, mara] });
    const only = await addScript(db, studio, { characters: [tom] });
    const image = await one(
      db,
      user,
      'insert into public.image_generations (character_id) values ($1) returning id',
      [tom],
    );
    const audio = await one(
      db,
      user,
      "insert into public.audio_generations (character_id, audio_type) values ($1, 'character') returning id",
      [tom],
    );
    const kept = await one(db, user, 'select * from public.merge_characters($1, $2)', [mara, tom]);
    expect(kept).toMatchObject({ id: mara, name: 'Mara' });
    expect(await castOf(both)).toEqual([mara, vesna]);
    expect(await castOf(only.id)).toEqual([mara]);
    for (const [table, { id }] of [
      ['image_generations', image],
      ['audio_generations', audio],
    ] as const) {
      expect(
        await one(db, user, `select character_id from public.${table} where id = $1`, [id]),
      ).toEqual({ character_id: mara });
    }
    expect(
      await run(
        db,
        user,
        'select alias from public.character_aliases where character_id = $1 order by alias',
        [mara],
      ),
    ).toEqual([{ alias: 'Old Tom' }, { alias: 'Tom' }]);
    expect(await run(db, user, 'select from public.characters where id = $1', [tom])).toEqual([]);
  });

  it('merge only two different characters of one book', async () => {
    const { user, characters } = await fresh();
    const stranger = await openStudio(db);
    const cousin = await addCharacter(await addBook(db, user), 'Mara');
    const merge = async (kept: string, merged: string) =>
      said(await refusal(run(db, user, 'select public.merge_characters($1, $2)', [kept, merged])));
    expect((await merge(characters[0], characters[0])).code).toBe('GR006');
    expect((await merge(characters[0], cousin)).code).toBe('GR006');
    const foreign = [
      await merge(characters[0], stranger.characters[0]),
      await merge(stranger.characters[0], characters[0]),
      await merge(characters[0], NOWHERE),
    ];
    expect(foreign).toEqual(Array(3).fill(foreign[0]));
    expect(foreign[0]?.code).toBe('GR005');
    expect(await run(db, stranger.user, 'select id from public.characters')).toHaveLength(3);
  });

  it('merge a character whose name is blank or long', async () => {
    const { user, characters } = await fresh();
    await run(db, user, "update public.characters set name = ' ' where id = $1", [characters[1]]);
    await run(db, user, "update public.characters set name = repeat('Ann ', 60) where id = $1", [
      characters[2],
    ]);
    for (const merged of characters.slice(1)) {
      await run(db, user, 'select public.merge_characters($1, $2)', [characters[0], merged]);
    }
    expect(await run(db, user, 'select length(alias) as n from public.character_aliases')).toEqual([
      { n: 240 },
    ]);
  });

  it('find their scripts by the index, under row level security as well', async () => {
    const { user, chapter, characters } = await fresh();
    const stranger = await openStudio(db);
    const { id } = await addScript(db, studio, { characters: [characters[0]] });
    await run(
      db,
      OWNER,
      `insert into public.scripts (chapter_id, user_id, script_style, script, character_ids)
       select $1, $2, 'style ' || n, 'x', array[$3::uuid] from generate_series(1, 3000) n`,
      [chapter, user.userId, characters[1]],
    );
    await run(db, OWNER, 'analyze public.scripts');
    const find = 'select id from public.scripts_of_character($1)';
    expect(await run(db, user, find, [characters[0]])).toEqual([{ id }]);
    expect(await run(db, SERVICE, find, [characters[0]])).toEqual([{ id }]);
    expect(await run(db, stranger.user, find, [characters[0]])).toEqual([]);
    expect(await run(db, user, find, [NOWHERE])).toEqual([]);
    const direct = await plan(
      SERVICE,
      'select id from public.scripts where character_ids @> array[$1::uuid]',
      characters[0],
    );
    expect(direct).toContain('idx_scripts_character_ids');
    const inside = await plan(
      OWNER,
      `select s.id from public.scripts s where s.character_ids @> array[$1::uuid] and s.user_id = '${user.userId}'`,
      characters[0],
    );
    expect(inside).toContain('idx_scripts_character_ids');
  });

  async function plan(caller: Parameters<typeof run>[1], query: string, id: string) {
    return as(db, caller, async (client) => {
      const { rows } = await client.query(`explain ${query.replace('$1', `'${id}'`)}`);
      return JSON.stringify(rows);
    });
  }

  /** What two do that meet, over one script: Tom is in its cast, Mara is not. */
  const DEEDS = {
    'casting Mara':
      "update public.scripts set character_ids = array['{mara}'::uuid] where id = '{script}'",
    'casting Vesna beside Tom':
      "update public.scripts set character_ids = array['{tom}', '{vesna}']::uuid[] where id = '{script}'",
    'a new script with Mara': `insert into public.scripts (chapter_id, user_id, script, character_ids)
      values ('{chapter}', '{user}', 'x', array['{mara}'::uuid])`,
    'casting the first of a script':
      "update public.scripts set character_ids = array['{mara}'::uuid] where id = '{empty}'",
    'deleting Mara': "delete from public.characters where id = '{mara}'",
    'deleting Tom': "delete from public.characters where id = '{tom}'",
    'moving Mara to another book':
      "update public.characters set book_id = '{otherBook}' where id = '{mara}'",
    'moving the chapter to another book':
      "update public.chapters set book_id = '{otherBook}' where id = '{chapter}'",
    'merging Mara into Vesna': "select public.merge_characters('{vesna}', '{mara}')",
    'merging Tom into Vesna': "select public.merge_characters('{vesna}', '{tom}')",
  };
  type Deed = keyof typeof DEEDS;
  const PAIRS: [Deed, Deed][] = [
    ['casting Mara', 'deleting Mara'],
    ['casting Mara', 'moving Mara to another book'],
    ['casting Mara', 'merging Mara into Vesna'],
    ['a new script with Mara', 'deleting Mara'],
    ['a new script with Mara', 'merging Mara into Vesna'],
    ['a new script with Mara', 'moving the chapter to another book'],
    ['casting the first of a script', 'moving the chapter to another book'],
    ['casting Vesna beside Tom', 'deleting Tom'],
    ['casting Vesna beside Tom', 'merging Tom into Vesna'],
  ];
  const MEETINGS = PAIRS.flatMap(([a, b]): [Deed, Deed][] => [
    [a, b],
    [b, a],
  ]);

  it.skipIf(engine === 'embedded').each(MEETINGS)(
    'hold when %s is not finished and %s begins',
    async (first, second) => {
      const { user, chapter, characters } = await fresh();
      const [mara, tom, vesna] = characters;
      const { id: script } = await addScript(db, studio, { characters: [tom] });
      const { id: empty } = await addScript(db, studio);
      const otherBook = await addBook(db, user);
      const words = { mara, tom, vesna, script, empty, chapter, otherBook, user: user.userId };
      const statement = (deed: Deed) =>
        DEEDS[deed].replace(/\{(\w+)\}/g, (_, word: string) => words[word as keyof typeof words]);
      await withConnections(db, 2, async ([one, two]) => {
        if (!one || !two) throw new Error('two connections');
        await one.query('begin');
        await become(one, user);
        await one.query(statement(first));
        const { rows } = await two.query<{ pid: number }>('select pg_backend_pid() as pid');
        const settled = runOn(two, user, statement(second)).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
        await waitsOrEnds(db, rows[0]?.pid, settled);
        await one.query('commit');
        expect(['done', 'GR003', 'GR005']).toContain(await settled);
      });
      await expectCastsExist(user.userId);
    },
  );

  it.skipIf(engine === 'embedded')('merge in a ring without waiting for each other', async () => {
    const { user, characters } = await fresh();
    const [a, b, c] = characters;
    await addScript(db, studio, { characters: [a, b, c] });
    const rings: [string, string][] = [
      [a, b],
      [b, a],
      [b, c],
      [c, a],
    ];
    const codes = await withConnections(db, 4, (clients) =>
      Promise.all(
        clients.map((client, n) =>
          runOn(client, user, 'select public.merge_characters($1, $2)', rings[n]).then(
            () => 'done',
            (error: { code: string }) => error.code,
          ),
        ),
      ),
    );
    expect(['GR005', 'done']).toEqual(expect.arrayContaining([...new Set(codes)]));
    await expectCastsExist(user.userId);
  });

  async function expectCastsExist(userId: string) {
    const lost = await run(
      db,
      OWNER,
      `select s.id from public.scripts s join public.chapters c on c.id = s.chapter_id, unnest(s.character_ids) as cast_id
       where s.user_id = $1 and not exists (
         select from public.characters k
         where k.id = cast_id and k.user_id = s.user_id and k.book_id = c.book_id)`,
      [userId],
    );
    expect(lost).toEqual([]);
  }

  async function addCharacter(book: string, name: string): Promise<string> {
    const { id } = await one(
      db,
      studio.user,
      'insert into public.characters (book_id, user_id, name) values ($1, $2, $3) returning id',
      [book, studio.user.userId, name],
    );
    return String(id);
  }

  function addAlias(character: string, alias: string) {
    return run(
      db,
      studio.user,
      'insert into public.character_aliases (character_id, alias) values ($1, $2)',
      [character, alias],
    );
  }
});
