import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import {
  as,
  become,
  OWNER,
  one,
  refusal,
  run,
  runOn,
  said,
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
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function numbers(db: Database, studio: Studio, style = 'cinematic_movie') {
  const rows = await run(
    db,
    OWNER,
    'select version from public.scripts where chapter_id = $1 and script_style = $2 order by 1',
    [studio.chapter, style],
  );
  return rows.map(({ version }) => version);
}

describeEngines('versions', (open, engine) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };

  it.skipIf(engine === 'embedded')(
    'are numbered and moved while a stranger who knows every id holds all the locks that they can take',
    async () => {
      const { user, chapter } = await fresh();
      const stranger = (await openStudio(db)).user;
      const key = [chapter, user.userId, 'cinematic_movie'];
      await withConnections(db, 2, async ([theirs, own]) => {
        if (!theirs || !own) throw new Error('two connections');
        await theirs.query('begin');
        await become(theirs, stranger);
        // What the turns once were: advisory locks by a number that anybody can work out.
        for (const seed of ['20251004000001', '20251004000006']) {
          await theirs.query(
            'select pg_advisory_xact_lock(hashtextextended(concat($1::text, $2::text, $3::text), $4))',
            [...key, seed],
          );
        }
        await theirs.query('select goldenrod.lock_key($1, $2, $3)', key);
        for (const what of ['number', 'move']) {
          await theirs.query('savepoint attempt');
          const refused = theirs.query('select goldenrod.take_turn($1, $2, $3, $4)', [
            ...key,
            what,
          ]);
          expect((await refusal(refused)).code).toBe('42501');
          await theirs.query('rollback to savepoint attempt');
        }
        await own.query("set lock_timeout = '5s'");
        const [made] = await runOn(
          own,
          user,
          'select id from public.create_script_version($1, $2)',
          [chapter, 'INT. QUAY'],
        );
        await runOn(own, user, 'select public.record_script_evaluation($1, 70)', [made?.id]);
        await runOn(own, user, 'select public.approve_script($1)', [made?.id]);
        await runOn(own, user, 'select public.activate_script($1)', [made?.id]);
        await theirs.query('rollback');
      });
      expect(await numbers(db, studio)).toEqual([1]);
    },
  );

  it('leave no turn behind when their chapter goes', async () => {
    const { chapter } = await fresh();
    await addScriptIn(db, studio, 'active');
    const turns = 'select what from goldenrod.version_turns where chapter_id = $1 order by what';
    expect(await run(db, OWNER, turns, [chapter])).toEqual([{ what: 'move' }, { what: 'number' }]);
    await run(db, studio.user, 'delete from public.chapters where id = $1', [chapter]);
    expect(await run(db, OWNER, turns, [chapter])).toEqual([]);
  });

  it('are numbered alike by the function and by a plain insert', async () => {
    const { chapter } = await fresh();
    const first = await addScript(db, studio);
    const second = await one(
      db,
      studio.user,
      "select * from public.create_script_version($1, 'EXT. SEA', origin => 'draft', script_name => 'Sea')",
      [chapter],
    );
    const third = await addScript(db, studio);
    expect([first.version, second.version, third.version]).toEqual([1, 2, 3]);
    expect(second).toMatchObject({
      origin: 'draft',
      script_name: 'Sea',
      status: 'draft',
      user_id: studio.user.userId,
    });
  });

  it('get their number from the database whatever the writer says', async () => {
    await fresh();
    const row = await one(
      db,
      studio.user,
      'insert into public.scripts (chapter_id, user_id, script, version) values ($1, $2, $3, 99) returning version',
      [studio.chapter, studio.user.userId, 'x'],
    );
    expect(row.version).toBe(1);
  });

  it('keep their number when somebody tries to set it', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const no = await refusal(
      run(db, user, 'update public.scripts set version = 7 where id = $1', [id]),
    );
    expect(no.code).toBe('GR002');
    expect(await numbers(db, studio)).toEqual([1]);
  });

  it('are numbered one after the other within one statement', async () => {
    const { user, chapter } = await fresh();
    await run(
      db,
      user,
      `insert into public.scripts (chapter_id, user_id, script, script_style)
       select $1, $2, 'x', case when n > 5 then 'noir' else 'cinematic_movie' end from generate_series(1, 8) n`,
      [chapter, user.userId],
    );
    expect(await numbers(db, studio)).toEqual([1, 2, 3, 4, 5]);
    expect(await numbers(db, studio, 'noir')).toEqual([1, 2, 3]);
  });

  it('leave no gap where an insert was rolled back', async () => {
    const { user, chapter } = await fresh();
    await addScript(db, studio);
    await expect(
      as(db, user, async (client) => {
        await client.query(
          "insert into public.scripts (chapter_id, user_id, script) values ($1, $2, 'lost')",
          [chapter, user.userId],
        );
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect((await addScript(db, studio)).version).toBe(2);
  });

  it.skipIf(engine === 'embedded')(
    'are 1 to 64 without gap or duplicate when 64 connections write at once',
    async () => {
      const { user, chapter } = await fresh();
      await withConnections(db, 64, (clients) =>
        Promise.all(
          clients.map((client, n) =>
            n % 2 === 0
              ? runOn(
                  client,
                  user,
                  "insert into public.scripts (chapter_id, user_id, script) values ($1, $2, 'x')",
                  [chapter, user.userId],
                )
              : runOn(client, user, "select public.create_script_version($1, 'y')", [chapter]),
          ),
        ),
      );
      expect(await numbers(db, studio)).toEqual(Array.from({ length: 64 }, (_, n) => n + 1));
    },
  );

  it('are numbered anew when a draft changes its style', async () => {
    const { user } = await fresh();
    await addScript(db, studio, { style: 'noir' });
    const { id } = await addScript(db, studio);
    const moved = await one(
      db,
      user,
      "update public.scripts set script_style = 'noir' where id = $1 returning version",
      [id],
    );
    expect(moved.version).toBe(2);
  });

  it('know who made them, from what, and the hashes of both texts', async () => {
    const { user, chapter } = await fresh();
    const parent = await addScript(db, studio);
    const row = await one(
      db,
      user,
      "select * from public.create_script_version($1, 'Überfahrt', parent_id => $2)",
      [chapter, parent.id],
    );
    expect(row).toMatchObject({
      parent_id: parent.id,
      origin: 'edit',
      created_by: user.userId,
      text_hash: sha256('Überfahrt'),
      chapter_hash: sha256('It rained on the quay.'),
    });
  });

  it('cannot be signed with another name', async () => {
    const { user, chapter } = await fresh();
    const other = await openStudio(db);
    const row = await one(
      db,
      user,
      "insert into public.scripts (chapter_id, user_id, script, created_by) values ($1, $2, 'x', $3) returning created_by",
      [chapter, user.userId, other.user.userId],
    );
    expect(row.created_by).toBe(user.userId);
  });

  it.each([
    ['origin', "'model'"],
    ['created_by', 'null'],
  ])('keep their %s', async (column, value) => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    const no = await refusal(
      run(db, user, `update public.scripts set ${column} = ${value} where id = $1`, [id]),
    );
    expect(no.code).toBe('GR002');
  });

  it('take no hash of a text but the real one', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(db, user, "update public.scripts set text_hash = 'made up' where id = $1", [id]);
    expect((await scriptRow(db, id)).text_hash).toBe(sha256('INT. QUAY - DAY'));
  });

  it('take no origin that is not on the list', async () => {
    const { user, chapter } = await fresh();
    const no = await refusal(
      run(db, user, "select public.create_script_version($1, 'x', origin => 'theft')", [chapter]),
    );
    expect(no.code).toBe('23514');
  });

  it('take a parent only of their own chapter and owner, foreign and missing alike', async () => {
    const { user, chapter, otherChapter } = await fresh();
    const stranger = await openStudio(db);
    const elsewhere = await addScript(db, studio, { chapter: otherChapter });
    const foreign = await addScript(db, stranger);
    const answers = [];
    for (const parent of [elsewhere.id, foreign.id, NOWHERE]) {
      const no = await refusal(
        run(db, user, "select public.create_script_version($1, 'x', parent_id => $2)", [
          chapter,
          parent,
        ]),
      );
      answers.push(said(no, parent));
    }
    expect(answers).toEqual(Array(3).fill(answers[0]));
    expect(answers[0]?.code).toBe('GR005');
  });

  it('leave their parent behind when a draft moves to another chapter', async () => {
    const { user, otherChapter } = await fresh();
    const parent = await addScript(db, studio);
    const child = await one(
      db,
      user,
      "select id from public.create_script_version($1, 'x', parent_id => $2)",
      [studio.chapter, parent.id],
    );
    await run(db, user, 'update public.scripts set chapter_id = $2 where id = $1', [
      child.id,
      otherChapter,
    ]);
    expect(await scriptRow(db, String(child.id))).toMatchObject({ parent_id: null, version: 1 });
  });

  it('may be rewritten as drafts, and their hash follows', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(
      db,
      user,
      "update public.scripts set script = 'EXT. SEA', script_style = 'noir' where id = $1",
      [id],
    );
    expect(await scriptRow(db, id)).toMatchObject({
      script: 'EXT. SEA',
      script_style: 'noir',
      text_hash: sha256('EXT. SEA'),
      origin: 'edit',
    });
  });

  for (const state of ['evaluated', 'approved', 'rejected', 'active', 'deleted'] as const) {
    it.each([
      ['script', "'other words'"],
      ['script', 'null'],
      ['script_style', "'noir'"],
      ['version', '9'],
      ['chapter_id', 'null'],
      ['chapter_hash', 'null'],
    ])(`keep their %s (%s) once ${state}`, async (column, value) => {
      const { user } = await fresh();
      const id = await addScriptIn(db, studio, state);
      const before = await scriptRow(db, id);
      for (const caller of [user, { role: 'service_role' } as const, OWNER]) {
        const no = await refusal(
          run(db, caller, `update public.scripts set ${column} = ${value} where id = $1`, [id]),
        );
        expect(no.code).toBe('GR002');
        expect(no.hint).toBeTruthy();
      }
      expect(await scriptRow(db, id)).toEqual(before);
    });
  }

  it('come back as a new version when an older one is restored', async () => {
    const { user, characters } = await fresh();
    const old = await addScriptIn(db, studio, 'approved', { characters: [characters[0]] });
    const before = await scriptRow(db, old);
    const made = await one(db, user, 'select * from public.restore_script_version($1)', [old]);
    expect(made).toMatchObject({
      version: 2,
      status: 'draft',
      origin: 'restore',
      parent_id: old,
      script: before.script,
      text_hash: before.text_hash,
      chapter_hash: before.chapter_hash,
      character_ids: [characters[0]],
      evaluation_score: null,
      created_by: user.userId,
    });
    expect(await scriptRow(db, old)).toEqual(before);
  });

  it('cannot be restored or brought back by a stranger, who learns nothing', async () => {
    await fresh();
    const stranger = await openStudio(db);
    const id = await addScriptIn(db, studio, 'deleted');
    for (const verb of ['restore_script_version', 'undelete_script']) {
      const answers = [];
      for (const target of [id, NOWHERE]) {
        answers.push(
          said(await refusal(run(db, stranger.user, `select public.${verb}($1)`, [target]))),
        );
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ code: 'GR005', message: 'there is no such script' });
    }
    expect((await scriptRow(db, id)).deleted_at).not.toBeNull();
  });

  it.each(['draft', 'rejected'] as const)(
    'are deleted softly as %s, by delete and by update, and come back',
    async (state) => {
      const { user } = await fresh();
      for (const statement of [
        'delete from public.scripts where id = $1',
        "update public.scripts set deleted_at = '1999-01-01' where id = $1",
      ]) {
        const id = await addScriptIn(db, studio, state);
        const before = await scriptRow(db, id);
        await run(db, user, statement, [id]);
        const deleted = await scriptRow(db, id);
        expect(deleted).toMatchObject({ status: state, script: before.script });
        expect(Date.now() - Number(deleted.deleted_at)).toBeLessThan(60_000);
        // A second time it changes nothing.
        await run(db, user, statement, [id]);
        expect((await scriptRow(db, id)).deleted_at).toEqual(deleted.deleted_at);
        const back = await one(db, user, 'select * from public.undelete_script($1)', [id]);
        expect({ ...back, updated_at: null }).toEqual({ ...before, updated_at: null });
      }
    },
  );

  it.each(['evaluated', 'approved', 'active'] as const)(
    'cannot be deleted while %s, by nobody and in no way',
    async (state) => {
      const { user } = await fresh();
      const id = await addScriptIn(db, studio, state);
      for (const caller of [user, { role: 'service_role' } as const, OWNER]) {
        for (const statement of [
          'delete from public.scripts where id = $1',
          'update public.scripts set deleted_at = now() where id = $1',
        ]) {
          const no = await refusal(run(db, caller, statement, [id]));
          expect(no.code).toBe('GR007');
          expect(JSON.parse(no.detail ?? '')).toEqual({ script_id: id, state });
          expect(no.hint).toMatch(/reject it/i);
        }
      }
      expect(await scriptRow(db, id)).toMatchObject({ status: state, deleted_at: null });
    },
  );

  it('are not born deleted', async () => {
    const { user, chapter } = await fresh();
    const no = await refusal(
      run(
        db,
        user,
        'insert into public.scripts (chapter_id, user_id, deleted_at) values ($1, $2, now())',
        [chapter, user.userId],
      ),
    );
    expect(no.code).toBe('GR006');
  });

  it('keep their number when deleted, so that the next is not confused with them', async () => {
    await fresh();
    await addScriptIn(db, studio, 'deleted');
    expect((await addScript(db, studio)).version).toBe(2);
  });

  it.each(['chapters', 'books', 'auth.users'])(
    'go with their whole history when %s go',
    async (table) => {
      const { user, book, chapter } = await fresh();
      for (const state of [
        'draft',
        'evaluated',
        'approved',
        'rejected',
        'active',
        'deleted',
      ] as const) {
        await addScriptIn(db, studio, state);
      }
      const id = { chapters: chapter, books: book, 'auth.users': user.userId }[table];
      await run(db, table === 'auth.users' ? OWNER : user, `delete from ${table} where id = $1`, [
        id,
      ]);
      for (const left of ['scripts', 'script_evaluations', 'script_status_changes']) {
        const found = await run(db, OWNER, `select from public.${left} where user_id = $1`, [
          user.userId,
        ]);
        expect(found).toEqual([]);
      }
    },
  );

  it('may stand without a chapter, and keep their text there too', async () => {
    const { user } = await fresh();
    const row = await one(
      db,
      user,
      "insert into public.scripts (user_id, script) values ($1, 'loose') returning *",
      [user.userId],
    );
    await run(db, user, 'delete from public.scripts where id = $1', [row.id]);
    expect(await scriptRow(db, String(row.id))).toMatchObject({ script: 'loose', version: 1 });
  });

  it('can be made after the table got a column that nobody told of', async () => {
    const { user, chapter } = await fresh();
    await run(db, OWNER, 'alter table public.scripts add column mood text default $$grey$$');
    try {
      const made = await one(db, user, "select * from public.create_script_version($1, 'x')", [
        chapter,
      ]);
      expect(made.mood).toBe('grey');
      await run(db, user, 'select public.record_script_evaluation($1, 80)', [made.id]);
      const approved = await one(db, user, 'select * from public.approve_script($1)', [made.id]);
      expect(approved).toMatchObject({ status: 'approved', mood: 'grey' });
    } finally {
      await run(db, OWNER, 'alter table public.scripts drop column mood');
    }
    const again = await one(db, user, "select * from public.create_script_version($1, 'y')", [
      chapter,
    ]);
    expect(again).not.toHaveProperty('mood');
  });

  it('cannot be written for a chapter of somebody else, or one that is not there', async () => {
    const { user } = await fresh();
    const stranger = await openStudio(db);
    const mine = await addScript(db, studio);
    const answers = [];
    for (const chapter of [stranger.chapter, NOWHERE]) {
      answers.push(
        said(
          await refusal(run(db, user, "select public.create_script_version($1, 'x')", [chapter])),
        ),
        said(
          await refusal(
            run(db, user, 'update public.scripts set chapter_id = $2 where id = $1', [
              mine.id,
              chapter,
            ]),
          ),
        ),
      );
    }
    expect(answers).toEqual(Array(4).fill(answers[0]));
    expect(answers[0]?.code).toBe('42501');
  });

  it('stay with their owner when they were written for a guest chapter long ago', async () => {
    const { user } = await fresh();
    const host = await openStudio(db);
    const book = await addBook(db, host.user);
    const chapter = await addChapter(db, book, 1);
    const guest = await one(
      db,
      OWNER,
      "insert into public.scripts (chapter_id, user_id, script) values ($1, $2, 'x') returning id",
      [chapter, user.userId],
    );
    await run(db, user, "update public.scripts set script = 'y' where id = $1", [guest.id]);
    await run(db, user, 'select public.record_script_evaluation($1, 80)', [guest.id]);
    expect(await scriptRow(db, String(guest.id))).toMatchObject({
      script: 'y',
      status: 'evaluated',
    });
  });
});
