import { beforeAll, expect, it } from 'vitest';
import type {
  Activation,
  BookItem,
  CastingReport,
  CastMemberDetail,
  CastMemberItem,
  ChapterItem,
  HistoryEvent,
  Page,
  ScriptItem,
  TimelineItem,
} from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { run } from '../sql/support/call.ts';
import { openStudio, type Studio } from '../sql/support/studio.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

const TEXT = `INT. QUAY - DAY

MARA
It rains again.

STRANGER
Does it?

MARA
Every single day.
`;

describeEngines('what the studio asks for', (open) => {
  let db: Database;
  let api: ApiServer;
  let studio: Studio;
  let ask: Ask;
  let chapterPath: string;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    return () => api.stop();
  });

  async function fresh(): Promise<void> {
    studio = await openStudio(db);
    ask = askAs(api, studio.user.userId);
    chapterPath = `/v1/books/${studio.book}/chapters/1`;
  }
  const add = async (text = TEXT, body: object = {}): Promise<ScriptItem> =>
    (await ask<ScriptItem>('POST', `${chapterPath}/scripts`, { body: { text, ...body } })).body;
  const activate = async ({ id }: { id: string }): Promise<void> => {
    await evaluate(id, 70);
    for (const move of ['approve', 'activate']) {
      expect((await ask('POST', `/v1/scripts/${id}/${move}`)).status).toBe(200);
    }
  };
  const evaluate = (id: string, score: number, criteria: object[] = []) =>
    ask('POST', `/v1/scripts/${id}/evaluations`, { body: { score, criteria } });
  const chapters = async () =>
    (await ask<Page<ChapterItem>>('GET', `/v1/books/${studio.book}/chapters`)).body.items;
  const rewrite = (content: string) =>
    run(db, studio.user, 'update public.chapters set content = $2 where id = $1', [
      studio.chapter,
      content,
    ]);
  const shoot = async (script: string, shots: number[]): Promise<void> => {
    const video = await ask<{ id: string }>('POST', '/v1/videos', { body: { script_id: script } });
    for (const shot_index of shots) {
      await ask('POST', '/v1/images', { body: { video_id: video.body.id, shot_index } });
    }
  };

  it('gives each chapter the state of its active version, else of its newest', async () => {
    await fresh();
    const first = await add();
    await evaluate(first.id, 60);
    const second = await add();
    const [one, two] = await chapters();
    expect(one).toMatchObject({
      state: 'draft',
      stale: false,
      words: 5,
      versions: 2,
      counts: { draft: 1, evaluated: 1, approved: 0, rejected: 0, active: 0, stale: 0 },
      active_version: null,
      newest_version: { id: second.id, handle: second.handle, evaluation_score: null },
      can: { change: true },
    });
    expect(two).toMatchObject({ state: 'none', versions: 0, newest_version: null });
    await activate(first);
    expect((await chapters())[0]).toMatchObject({
      state: 'active',
      active_version: { id: first.id, evaluation_score: 70 },
      newest_version: { id: second.id },
    });
  });

  it('says of a chapter that its script is stale when the prose changed, as the database does', async () => {
    await fresh();
    const { id } = await add();
    await rewrite('It snowed.');
    const later = await add();
    const stale = await run(db, studio.user, 'select script_id from public.stale_scripts');
    expect(stale).toEqual([{ script_id: id }]);
    expect((await chapters())[0]).toMatchObject({ stale: false, counts: { stale: 1 } });
    await activate({ id });
    expect((await chapters())[0]).toMatchObject({
      stale: true,
      active_version: { id, stale: true },
      newest_version: { id: later.id, stale: false },
    });
  });

  it('leaves deleted versions out of a chapter and its book', async () => {
    await fresh();
    const { id } = await add();
    await ask('DELETE', `/v1/scripts/${id}`);
    expect((await chapters())[0]).toMatchObject({ state: 'none', versions: 0 });
    const { body } = await ask<BookItem>('GET', `/v1/books/${studio.book}`);
    expect(body).toMatchObject({ versions: 0, chapter_states: { none: 2 } });
  });

  it('counts the chapters of every book by their state', async () => {
    await fresh();
    await activate(await add());
    await rewrite('It snowed.');
    await add();
    const { body } = await ask<Page<BookItem>>('GET', '/v1/books');
    expect(body.items).toEqual([
      expect.objectContaining({
        id: studio.book,
        chapters: 2,
        versions: 2,
        chapter_states: {
          none: 1,
          draft: 0,
          evaluated: 0,
          approved: 0,
          rejected: 0,
          active: 1,
          stale: 1,
        },
      }),
    ]);
  });

  it('lists the versions of a chapter with parent, maker and the newest criteria', async () => {
    await fresh();
    const first = await add();
    await evaluate(first.id, 40, [{ criterion: 'storytelling', score: 30 }]);
    await evaluate(first.id, 80, [
      { criterion: 'storytelling', score: 90, feedback: 'Long.', lines: [1] },
    ]);
    const second = await add(TEXT, { parent_id: first.id, style: 'stage play' });
    const at = `${chapterPath}/timeline`;
    const { body } = await ask<Page<TimelineItem>>('GET', at);
    expect(body.items.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(body.items[0]).toMatchObject({
      parent_version: 1,
      newest_evaluation: null,
      evaluations: 0,
      created_by: studio.user.userId,
      can: { edit: true },
    });
    expect(body.items[1]).toMatchObject({
      evaluations: 2,
      stale: false,
      newest_evaluation: {
        score: 80,
        evaluator_kind: 'human',
        created_by: studio.user.userId,
        criteria: [{ criterion: 'storytelling', score: 90 }],
      },
    });
    const styled = await ask<Page<TimelineItem>>('GET', `${at}?style=stage+play`);
    expect(styled.body.items.map(({ id }) => id)).toEqual([second.id]);
    expect((await ask('GET', `/v1/books/${studio.book}/chapters/9/timeline`)).status).toBe(404);
  });

  it('shows deleted versions in the timeline where they are asked for', async () => {
    await fresh();
    const { id } = await add();
    await ask('DELETE', `/v1/scripts/${id}`);
    const at = `${chapterPath}/timeline`;
    expect((await ask<Page<TimelineItem>>('GET', at)).body.items).toEqual([]);
    const [gone] = (await ask<Page<TimelineItem>>('GET', `${at}?deleted=true`)).body.items;
    expect(gone).toMatchObject({ id, can: { undelete: true, edit: false } });
    expect(gone?.deleted_at).not.toBeNull();
  });

  it('shows before an activation what becomes stale and what will be missing, and after it what is', async () => {
    await fresh();
    const first = await add();
    await activate(first);
    await shoot(first.id, [1, 2, 3]);
    const second = await add();
    await evaluate(second.id, 80);
    await ask('POST', `/v1/scripts/${second.id}/approve`);
    await shoot(second.id, [1]);
    const at = `/v1/scripts/${second.id}/activation`;
    const before = await ask<Activation & { script: ScriptItem }>('GET', at);
    expect(before.body).toMatchObject({
      script: { id: second.id, can: { activate: true } },
      replaces: { id: first.id, handle: first.handle, evaluation_score: 70 },
      counts: {
        becomes_stale: { video: 1, image: 3, audio: 0 },
        missing: { video: 0, image: 2, audio: 0 },
        current: { video: 1, image: 1, audio: 0 },
        stale: { video: 0, image: 0, audio: 0 },
      },
    });
    expect(before.body.parts.map(({ state, part }) => `${state} ${part}`)).toEqual([
      'becomes_stale video',
      ...Array(3).fill('becomes_stale image'),
      ...Array(2).fill('missing image'),
      'current video',
      'current image',
    ]);
    await ask('POST', `/v1/scripts/${second.id}/activate`);
    const after = await ask<Activation>('GET', at);
    expect(after.body).toMatchObject({
      replaces: null,
      counts: { becomes_stale: { image: 0 }, stale: { video: 1, image: 3 } },
    });
  });

  it('names what stands in the way of nothing: a first activation replaces nobody', async () => {
    await fresh();
    const { id } = await add();
    await rewrite('It snowed.');
    const { body } = await ask<Activation>('GET', `/v1/scripts/${id}/activation`);
    expect(body).toMatchObject({
      replaces: null,
      stale: true,
      counts: { becomes_stale: { video: 0 }, missing: { video: 1 } },
    });
  });

  it('tells what happened to the versions of a chapter, newest first, and who did it', async () => {
    await fresh();
    const first = await add();
    await evaluate(first.id, 66);
    await ask('POST', `/v1/scripts/${first.id}/reject`, { body: { note: 'Too long.' } });
    const second = await add(TEXT, { parent_id: first.id });
    await ask('DELETE', `/v1/scripts/${second.id}`);
    const at = `${chapterPath}/history`;
    const { body } = await ask<Page<HistoryEvent>>('GET', at);
    const by = studio.user.userId;
    expect(body.items).toEqual(
      [
        { kind: 'deleted', version: 2 },
        { kind: 'made', version: 2, origin: 'edit' },
        { kind: 'moved', version: 1, from: 'evaluated', to: 'rejected', note: 'Too long.' },
        { kind: 'evaluated', version: 1, score: 66, evaluator_kind: 'human', handle: first.handle },
        { kind: 'made', version: 1, origin: 'edit' },
      ].map((event) => expect.objectContaining({ ...event, by })),
    );
    expect((await ask<Page<HistoryEvent>>('GET', `${at}?limit=2`)).body.items.length).toBe(2);
  });

  it('lists a cast with what each says in the active version, and what is made for them', async () => {
    await fresh();
    const first = await add();
    await add('INT. QUAY - DAY\n\nTOM\nThe newest draft.\n');
    await activate(first);
    const [mara] = studio.characters;
    await ask('POST', '/v1/images', { body: { character_id: mara } });
    await ask('POST', '/v1/audio', {
      body: { character_id: mara, audio_type: 'character', voice_id: 'kal' },
    });
    const { body } = await ask<Page<CastMemberItem>>('GET', `/v1/books/${studio.book}/cast`);
    const of = (name: string) => body.items.find((each) => each.name === name);
    expect(of('Mara')).toMatchObject({
      lines: 2,
      words: 6,
      scripts: 1,
      chapters: [{ number: 1, script_id: first.id, status: 'active', lines: 2, words: 6 }],
      images: 1,
      audio: 1,
      has_voice: true,
      voice_id: 'kal',
      has_sheet: true,
      can: { change: true },
    });
    expect(of('Tom')).toMatchObject({
      lines: 0,
      chapters: [],
      scripts: 1,
      has_voice: false,
      has_sheet: false,
    });
  });

  it('counts a character whose text changed anew', async () => {
    await fresh();
    const draft = await add('INT. QUAY - DAY\n\nTOM\nOne.\n');
    const tom = async () =>
      (await ask<Page<CastMemberItem>>('GET', `/v1/books/${studio.book}/cast`)).body.items.find(
        ({ name }) => name === 'Tom',
      );
    expect(await tom()).toMatchObject({ lines: 1, words: 1 });
    const { headers } = await ask('GET', `/v1/scripts/${draft.id}/text`);
    await ask('PUT', `/v1/scripts/${draft.id}/text`, {
      body: 'INT. QUAY - DAY\n\nTOM\nOne and two.\n',
      headers: { 'content-type': 'text/plain', 'if-match': headers.get('etag') ?? '' },
    });
    expect(await tom()).toMatchObject({ lines: 1, words: 3 });
  });

  it('gives a character a page with every version it appears in', async () => {
    await fresh();
    const first = await add();
    const second = await add();
    const deleted = await add();
    await ask('DELETE', `/v1/scripts/${deleted.id}`);
    const { body } = await ask<CastMemberDetail>(
      'GET',
      `/v1/characters/${studio.characters[0]}/cast`,
    );
    expect(body).toMatchObject({ name: 'Mara', book: { id: studio.book }, scripts: 2 });
    expect(body.appears_in.map(({ script_id, chapter }) => [script_id, chapter])).toEqual([
      [first.id, 1],
      [second.id, 1],
    ]);
  });

  it('reports uncast cues with a name to create them by, and missing voices and sheets', async () => {
    await fresh();
    const { id } = await add('INT. QUAY - DAY\n\nMARA\nYes.\n\nMARA OF THE QUAY\nNo, no.\n');
    const [mara] = studio.characters;
    const at = `/v1/scripts/${id}/cast`;
    await ask('POST', '/v1/images', { body: { character_id: mara } });
    const { body } = await ask<CastingReport & { script: ScriptItem }>('GET', at);
    expect(body.roles).toEqual([
      expect.objectContaining({ id: mara, in_cast: true, has_voice: false, has_sheet: true }),
    ]);
    expect(body.uncast).toEqual([
      {
        cue: 'MARA OF THE QUAY',
        name: 'Mara Of The Quay',
        lines: 1,
        words: 2,
        first_line: 6,
        candidates: [{ id: mara, name: 'Mara' }],
      },
    ]);
    expect(body.script.can.cast).toBe(true);
  });

  it('attaches a cue to a character: the cue becomes another name, and the character is cast', async () => {
    await fresh();
    const { id } = await add();
    const [, tom] = studio.characters;
    await ask('DELETE', `/v1/scripts/${id}/cast/Stranger`);
    const { body: people } = await ask<Page<CastMemberItem>>(
      'GET',
      `/v1/books/${studio.book}/characters`,
    );
    const stranger = people.items.find(({ name }) => name === 'Stranger');
    await ask('DELETE', `/v1/characters/${stranger?.id}`);
    const linked = await ask<{ script: ScriptItem }>(
      'PUT',
      `/v1/scripts/${id}/cast/${tom}?alias=STRANGER`,
    );
    expect(linked.body.script).toMatchObject({ can: { cast: true } });
    expect(linked.body.script.character_ids).toContain(tom);
    const { body } = await ask<CastingReport>('GET', `/v1/scripts/${id}/cast`);
    expect(body.uncast).toEqual([]);
    expect(body.roles.find((role) => role.id === tom)).toMatchObject({ cues: ['STRANGER'] });
  });

  it('keeps all of it from strangers', async () => {
    await fresh();
    const { id } = await add();
    const stranger = askAs(api, (await openStudio(db)).user.userId);
    for (const path of [
      `/v1/books/${studio.book}/cast`,
      `/v1/characters/${studio.characters[0]}/cast`,
      `${chapterPath}/timeline`,
      `${chapterPath}/history`,
      `/v1/scripts/${id}/activation`,
    ]) {
      expect([path, (await stranger('GET', path)).status]).toEqual([path, 404]);
    }
    const { body } = await stranger<Page<BookItem>>('GET', '/v1/books');
    expect(body.items.map((each) => each.versions)).toEqual([0]);
  });
});
