import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { OWNER, one, refusal, run } from './support/call.ts';
import { addScript, addScriptIn, move, openStudio, type Studio } from './support/studio.ts';

describeEngines('staleness', (open) => {
  let db: Database;
  let studio: Studio;
  beforeAll(async () => {
    db = await open();
  });
  const fresh = async () => {
    studio = await openStudio(db);
    return studio;
  };
  const stale = (caller: Parameters<typeof run>[1] = studio.user) =>
    run(db, caller, 'select script_id from public.stale_scripts order by version');
  const rewrite = (content: string | null) =>
    run(db, studio.user, 'update public.chapters set content = $2 where id = $1', [
      studio.chapter,
      content,
    ]);

  it('of scripts is seen when their chapter changes, and ends when it changes back', async () => {
    await fresh();
    const { id } = await addScript(db, studio);
    await addScript(db, studio, { chapter: studio.otherChapter });
    await addScript(db, studio, { chapter: null });
    expect(await stale()).toEqual([]);
    await rewrite('It snowed on the quay.');
    expect(await stale()).toEqual([{ script_id: id }]);
    const later = await addScript(db, studio);
    expect(await stale()).toEqual([{ script_id: id }]);
    await rewrite(null);
    expect(await stale()).toEqual([{ script_id: id }, { script_id: later.id }]);
    await rewrite('It rained on the quay.');
    expect(await stale()).toEqual([{ script_id: later.id }]);
  });

  it('is not said of a script of unknown making, nor of a deleted one', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await run(db, user, 'update public.scripts set chapter_hash = null where id = $1', [id]);
    await addScriptIn(db, studio, 'deleted');
    await rewrite('It snowed.');
    expect(await stale()).toEqual([]);
  });

  it('of a restored version is that of the one it was made from', async () => {
    const { user } = await fresh();
    const { id } = await addScript(db, studio);
    await rewrite('It snowed.');
    const made = await one(db, user, 'select id from public.restore_script_version($1)', [id]);
    expect(await stale()).toEqual([{ script_id: id }, { script_id: made.id }]);
  });

  it('is for the owner to see, and the service', async () => {
    await fresh();
    const { id } = await addScript(db, studio);
    await rewrite('It snowed.');
    const stranger = await openStudio(db);
    expect(await stale(stranger.user)).toEqual([]);
    expect(await stale({ role: 'service_role' })).toEqual(
      expect.arrayContaining([{ script_id: id }]),
    );
    for (const view of ['stale_scripts', 'evaluation_agreement']) {
      expect((await refusal(run(db, { role: 'anon' }, `select from public.${view}`))).code).toBe(
        '42501',
      );
    }
  });

  async function shoot(script: string, scenes: string[], voices: string[]) {
    const { id: video } = await one(
      db,
      studio.user,
      'insert into public.video_generations (chapter_id, script_id, user_id) values ($1, $2, $3) returning id',
      [studio.chapter, script, studio.user.userId],
    );
    for (const scene of scenes) {
      await run(
        db,
        studio.user,
        'insert into public.image_generations (video_generation_id, scene_id, shot_index) values ($1, $2, 0)',
        [video, scene],
      );
    }
    for (const voice of voices) {
      await run(
        db,
        studio.user,
        `insert into public.audio_generations (video_generation_id, scene_id, audio_type, character_name)
         values ($1, 'one', 'character', $2)`,
        [video, voice],
      );
    }
  }
  const parts = async (id: string, caller: Parameters<typeof run>[1] = studio.user) =>
    (await run(db, caller, 'select * from public.script_parts($1)', [id])).map((row) =>
      [row.part, row.state, row.scene_id, row.character_name, row.version]
        .filter((word) => word !== null)
        .join(' '),
    );

  it('of parts names what belongs to another version, and what is missing, before and after activation', async () => {
    await fresh();
    const first = await addScriptIn(db, studio, 'active');
    await shoot(first, ['one', 'two'], ['Mara']);
    expect(await parts(first)).toEqual([
      'audio current one Mara 1',
      'image current one 1',
      'image current two 1',
      'video current 1',
    ]);
    const second = await addScriptIn(db, studio, 'approved');
    const wanted = [
      'audio missing one Mara',
      'audio stale one Mara 1',
      'image missing one',
      'image stale one 1',
      'image missing two',
      'image stale two 1',
      'video missing',
      'video stale 1',
    ];
    expect(await parts(second)).toEqual(wanted);
    await move(db, studio, second, 'activate');
    expect(await parts(second)).toEqual(wanted);
    await shoot(second, ['one'], []);
    expect(await parts(second)).toEqual([
      'audio missing one Mara',
      'audio stale one Mara 1',
      'image current one 2',
      'image stale one 1',
      'image missing two',
      'image stale two 1',
      'video current 2',
      'video stale 1',
    ]);
    // Nothing was deleted for it.
    const { n } = await one(
      db,
      OWNER,
      'select count(*)::integer as n from public.image_generations where user_id = $1',
      [studio.user.userId],
    );
    expect(n).toBe(3);
  });

  it('of parts stays within a style and a chapter', async () => {
    await fresh();
    const film = await addScriptIn(db, studio, 'draft');
    await shoot(film, ['one'], []);
    const noir = await addScriptIn(db, studio, 'draft', { style: 'noir' });
    expect(await parts(noir)).toEqual(['video missing']);
    const loose = await addScript(db, studio, { chapter: null });
    expect(await parts(loose.id)).toEqual(['video missing']);
  });

  it('of parts says nothing to a stranger', async () => {
    await fresh();
    const film = await addScriptIn(db, studio, 'draft');
    await shoot(film, ['one'], []);
    expect(await parts(film, (await openStudio(db)).user)).toEqual([]);
  });

  it('aside, people and machines are compared by their newest scores', async () => {
    const { user } = await fresh();
    const judge = (id: string, score: number, kind: string) =>
      run(db, user, 'select public.record_script_evaluation($1, $2, null, $3)', [id, score, kind]);
    const both = await addScript(db, studio);
    await judge(both.id, 20, 'human');
    await judge(both.id, 90, 'rule');
    await judge(both.id, 60, 'human');
    await judge(both.id, 75, 'rule');
    const three = await addScript(db, studio);
    await judge(three.id, 50, 'model');
    await judge(three.id, 80, 'human');
    const alone = await addScript(db, studio);
    await judge(alone.id, 50, 'human');
    const machine = await addScript(db, studio);
    await judge(machine.id, 50, 'rule');
    const rows = await run(
      db,
      user,
      'select * from public.evaluation_agreement order by human_score',
    );
    expect(rows).toEqual([
      {
        script_id: both.id,
        user_id: user.userId,
        human_score: 60,
        rule_score: 75,
        model_score: null,
        rule_difference: 15,
        model_difference: null,
      },
      {
        script_id: three.id,
        user_id: user.userId,
        human_score: 80,
        rule_score: null,
        model_score: 50,
        rule_difference: null,
        model_difference: -30,
      },
    ]);
    expect(
      await run(db, (await openStudio(db)).user, 'select from public.evaluation_agreement'),
    ).toEqual([]);
  });
});
