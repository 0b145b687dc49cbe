import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { Script, ScriptElement } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { OWNER, refusal, run } from '../sql/support/call.ts';

const CHAPTER = [
  '😀 Mara climbed into the lamp room at dusk. She wiped the great glass and looked at the sea, which was grey and empty to the end of the world.',
  '“It will hold,” said Mara. “It has held for forty years.”',
  '“It will not,” said Ned. He put the oil can down on the iron floor and would not look at her.',
  'They waited for an hour, and nobody spoke, and the wind rose and rose about the tower.',
  '* * *',
  'The next morning they walked to the harbour. The boats lay in the mud, and the gulls walked about among them like owners.',
  '“Whose boat is that?” said Ned.',
  '“Mine,” said Mara. She laughed for the first time that week, and the gulls rose all at once.',
];
const BOOK = `# Lamp\n\n## One\n\n${CHAPTER.join('\n\n')}\n`;
const SCRIPT =
  'INT. LAMP ROOM - DUSK\n\nMara wipes the great glass of the lamp.\n\nMARA\nIt will hold for another forty years.\n\nEXT. HARBOUR - DAY\n\nThe boats lie in the grey mud.\n\nNED\nWhose boat is that over there?\n';

describeEngines('the elements of a script', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each(['the library', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let chapter: { book: string; number: number };
    const verbsOf = (who: TestUser) =>
      door === 'HTTP' ? remoteVerbs({ url: api.url, token: who.userId }) : localVerbs(db, who);
    beforeEach(async () => {
      user = await addUser(db);
      verbs = verbsOf(user);
      const bytes = new TextEncoder().encode(BOOK);
      const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
      chapter = { book: book.id, number: 1 };
    });

    const list = async ({ id }: Script) => (await verbs.listElements({ script: id })).items;
    const ids = (elements: ScriptElement[]) => elements.map(({ id }) => id);
    const add = (text: string, parent?: Script) =>
      verbs.createScript({ ...chapter, text, origin: 'edit', parent_id: parent?.id });
    const write = async ({ id }: Script, text: string) =>
      verbs.writeScriptText({ script: id, text, ifMatch: '*' });
    const judge = ({ id }: Script) => verbs.recordEvaluation({ script: id, score: 50 });
    const kept = ({ id }: Script) =>
      run(db, user, 'select * from public.script_elements where script_id = $1 order by ordinal', [
        id,
      ]);
    const textOf = async () => (await verbs.getChapter(chapter)).text;
    const replace = async (from: string, to: string) =>
      verbs.replaceChapter({ ...chapter, text: (await textOf()).replace(from, to) });

    it('of a draft say what of the chapter each was made from, in characters', async () => {
      const draft = await verbs.draftScript(chapter);
      const elements = await list(draft);
      const characters = [...(await textOf())];
      const from = ({ source }: ScriptElement) =>
        characters.slice(source?.start, source?.end).join('');
      const speeches = elements.filter(({ kind }) => kind === 'speech');
      expect(speeches.map(from)).toContain('“Whose boat is that?”');
      expect(elements.filter(({ source }) => source === null)).toEqual([]);
      const scenes = elements.filter(({ kind }) => kind === 'scene');
      expect(scenes.length).toBeGreaterThan(1);
      expect(from(scenes[0] as ScriptElement)).toMatch(/^😀 Mara climbed/);
      for (const { start, end } of scenes) expect(end).toBeGreaterThan(start);
      expect(elements.every(({ stale }) => stale === false)).toBe(true);
      const { text } = await verbs.getScript({ script: draft.id });
      const said = speeches.find((each) => from(each).includes('Whose'));
      expect([...text].slice(said?.start, said?.end).join('')).toMatch(
        /^NED.*\nWhose boat is that\?$/s,
      );
      expect(said?.character?.name).toBe('Ned');
    });

    it('are the same each time they are asked for, and a save of a draft derives none', async () => {
      const draft = await verbs.draftScript(chapter);
      const { text } = await verbs.getScript({ script: draft.id });
      await write(draft, text.replace('Whose boat', 'Whose old boat'));
      expect(await kept(draft)).toEqual([]);
      const [beginning] = await run(
        db,
        OWNER,
        'select elements, kept_hash, script from goldenrod.script_beginnings where script_id = $1',
        [draft.id],
      );
      expect(beginning).toEqual({ elements: null, kept_hash: null, script: text });
      expect(await list(draft)).toEqual(await list(draft));
    });

    it('keep identity and source while a draft is written, and are stored when it is judged', async () => {
      const draft = await verbs.draftScript(chapter);
      const before = await list(draft);
      const { text } = await verbs.getScript({ script: draft.id });
      await write(draft, `${text}\n\nThe tide comes in over the mud.\n`);
      await write(draft, `${text.replace('Whose boat', 'Whose old boat')}\n\nThe tide comes in.\n`);
      const changed = await list(draft);
      expect(ids(changed).slice(0, -1)).toEqual(ids(before));
      expect(changed.map(({ source }) => source).slice(0, -1)).toEqual(
        before.map(({ source }) => source),
      );
      expect(changed.at(-1)?.source).toBeNull();
      const other = changed.filter(({ hash }, i) => hash !== before[i]?.hash);
      expect(other.map(({ kind }) => kind)).toEqual(['scene', 'speech', 'action']);
      await judge(draft);
      expect((await kept(draft)).map(({ id }) => id)).toEqual(ids(changed));
      expect(await list(draft)).toEqual(changed);
    });

    it('keep their identities in versions that are made from one another', async () => {
      const first = await add(SCRIPT);
      const before = await list(first);
      await judge(first);
      const second = await add(SCRIPT.replace('great glass', 'glass'), first);
      const [lamp, harbour] = SCRIPT.split('EXT.') as [string, string];
      const third = await add(`EXT.${harbour}\n\n${lamp}`, second);
      expect(ids(await list(third))).toEqual([...ids(before).slice(3), ...ids(before).slice(0, 3)]);
      await write(second, SCRIPT.replace('Mara wipes the great glass of the lamp.\n\n', ''));
      expect(ids(await list(second))).toEqual(ids(before).filter((_, i) => i !== 1));
      const restored = await verbs.restoreScript({ script: first.id });
      expect(ids(await list(restored))).toEqual(ids(before));
    });

    it('keep those of a draft as it was when another version was made from it', async () => {
      const first = await add(SCRIPT);
      const before = await list(first);
      const second = await add(`${SCRIPT}\nThe gulls rise.\n`, first);
      await write(first, 'EXT. MOOR - DAY\n\nNothing of all that is left here.\n');
      expect(ids(await list(second)).slice(0, -1)).toEqual(ids(before));
    });

    it('that were split or merged say from which, and go on saying so', async () => {
      const first = await add(
        SCRIPT.replace('another forty years', 'years. And for another forty years'),
      );
      const split = await add(
        SCRIPT.replace('another forty years', 'years.\n\nMARA\nAnd for another forty years'),
        first,
      );
      const [speech] = (await list(first)).filter(({ kind }) => kind === 'speech');
      const halves = async () => (await list(split)).filter(({ from }) => from.length > 0);
      expect((await halves()).map(({ from }) => from)).toEqual([[speech?.id], [speech?.id]]);
      const { text } = await verbs.getScript({ script: split.id });
      await write(split, `${text}\n\nThe gulls rise.\n`);
      await judge(split);
      expect((await halves()).map(({ from }) => from)).toEqual([[speech?.id], [speech?.id]]);
    });

    it('are stale where the chapter changed where they were made from, and nowhere else', async () => {
      const draft = await verbs.draftScript(chapter);
      await judge(draft);
      await replace('Whose boat is that?', 'Whose ship is that?');
      await replace('😀 Mara climbed', '😀 It was autumn, and late.\n\n😀 Mara climbed');
      const elements = await list(draft);
      const stale = elements.filter((each) => each.stale);
      expect(stale.map(({ kind }) => kind)).toEqual(['scene', 'speech']);
      const scenes = elements.filter(({ kind }) => kind === 'scene');
      expect(stale[0]).toBe(scenes.at(-1));
      const characters = [...(await textOf())];
      const { text } = await verbs.getScript({ script: draft.id });
      for (const { kind, source, start, end } of elements) {
        if (kind !== 'speech' || source === null || source.now === null) continue;
        const said = [...text].slice(start, end).join('').split('\n').at(-1) ?? '';
        const now = characters.slice(source.now.start, source.now.end).join('');
        expect(now).toContain(said.slice(0, 4));
      }
      await replace('Whose ship is that?', 'Whose boat is that?');
      expect((await list(draft)).filter((each) => each.stale)).toEqual([]);
    });

    it('of a version that was judged by SQL alone are stored when they are first asked for', async () => {
      const script = await add(SCRIPT);
      await run(db, user, 'select public.record_script_evaluation($1, 60)', [script.id]);
      expect(await kept(script)).toEqual([]);
      const elements = await list(script);
      expect((await kept(script)).map(({ id }) => id)).toEqual(ids(elements));
      expect(await list(script)).toEqual(elements);
    });

    it('are stored as well where a draft is rejected, and where the rubric judges it', async () => {
      const rejected = await add(SCRIPT);
      await verbs.rejectScript({ script: rejected.id });
      const evaluated = await add(SCRIPT, rejected);
      await verbs.evaluateScript({ script: evaluated.id });
      expect((await kept(evaluated)).map(({ id }) => id)).toEqual(
        (await kept(rejected)).map(({ id }) => id),
      );
      expect(await kept(evaluated)).toHaveLength(6);
    });

    it('are seen by whoever sees the script, and by nobody else', async () => {
      const script = await add(SCRIPT);
      await judge(script);
      const stranger = await addUser(db);
      await expect(verbsOf(stranger).listElements({ script: script.id })).rejects.toMatchObject({
        code: 'not_found',
      });
      const seen = 'select id from public.script_elements where script_id = $1';
      expect(await run(db, stranger, seen, [script.id])).toEqual([]);
      expect(await run(db, { role: 'service_role' }, seen, [script.id])).toHaveLength(6);
      const keep = "select goldenrod.keep_elements($1, 'h', '[]')";
      expect(await refusal(run(db, stranger, keep, [script.id]))).toMatchObject({ code: 'GR005' });
    });
  });

  it('name no character of somebody else', async () => {
    const [user, stranger] = [await addUser(db), await addUser(db)];
    const bytes = new TextEncoder().encode(BOOK);
    const mine = localVerbs(db, user);
    const { book } = await mine.importBook({ bytes, file_name: 'lamp.md' });
    const script = await mine.createScript({ book: book.id, number: 1, text: SCRIPT });
    await run(db, user, 'select public.record_script_evaluation($1, 70)', [script.id]);
    const other = await localVerbs(db, stranger).importBook({ bytes, file_name: 'lamp.md' });
    const theirs = await localVerbs(db, stranger).createCharacter({
      book: other.book.id,
      name: 'Nell',
    });
    const element = {
      ...{ id: script.id, ordinal: 1, kind: 'speech', character_id: theirs.id },
      ...{ content_hash: 'h', start_at: 0, end_at: 1, made_of: [] },
    };
    const keep =
      'select goldenrod.keep_elements(s.id, s.text_hash, $2) as kept from public.scripts s where s.id = $1';
    const kept = await run(db, user, keep, [script.id, JSON.stringify([element])]);
    expect(kept).toEqual([{ kept: true }]);
    const seen = 'select character_id from public.script_elements where script_id = $1';
    expect(await run(db, user, seen, [script.id])).toEqual([{ character_id: null }]);
  });

  it('stay as they were written, whoever tries', async () => {
    const user = await addUser(db);
    const verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
    const script = await verbs.createScript({
      book: book.id,
      number: 1,
      text: SCRIPT,
      origin: 'import',
    });
    await verbs.recordEvaluation({ script: script.id, score: 50 });
    for (const sql of [
      'update public.script_elements set ordinal = 99 where script_id = $1',
      'delete from public.script_elements where script_id = $1',
      "insert into public.script_elements (script_id, id, ordinal, kind, content_hash, start_at, end_at) values ($1, gen_random_uuid(), 99, 'note', 'h', 0, 1)",
    ]) {
      expect(await refusal(run(db, user, sql, [script.id]))).toMatchObject({ code: '42501' });
      if (!sql.startsWith('insert')) {
        expect(await refusal(run(db, OWNER, sql, [script.id]))).toMatchObject({ code: 'GR004' });
      }
    }
    expect(await refusal(run(db, OWNER, 'truncate public.script_elements'))).toMatchObject({
      code: 'GR004',
    });
    const named = async () =>
      (
        await run(
          db,
          user,
          'select character_id from public.script_elements where script_id = $1 and character_id is not null order by ordinal',
          [script.id],
        )
      ).map((row) => row.character_id);
    const [mara, ned] = await named();
    const { change } = await verbs.mergeCharacters({
      character: String(ned),
      merged: String(mara),
      cues: false,
    });
    expect(await named()).toEqual([ned, ned]);
    await verbs.undoCharacterChange({ change: String(change) });
    expect(await named()).toEqual([mara, ned]);
    await run(db, OWNER, 'delete from public.books where id = $1', [book.id]);
    expect(
      await run(db, OWNER, 'select from public.script_elements where script_id = $1', [script.id]),
    ).toEqual([]);
  });

  it('of a long script come in pages, and all of them are stored', {
    timeout: 180_000,
  }, async () => {
    const user = await addUser(db);
    const verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
    const scenes = (count: number) =>
      Array.from({ length: count }, (_, n) => SCRIPT.replaceAll('LAMP ROOM', `ROOM ${n}`)).join(
        '\n',
      );
    const chapter = { book: book.id, number: 1, origin: 'edit' } as const;
    const parent = await verbs.createScript({ ...chapter, text: scenes(400) });
    const script = await verbs.createScript({
      ...chapter,
      text: scenes(401),
      parent_id: parent.id,
    });
    await verbs.rejectScript({ script: script.id });
    const first = await verbs.listElements({ script: script.id });
    const second = await verbs.listElements({ script: script.id, cursor: first.next ?? '' });
    const all = [...first.items, ...second.items];
    expect([first.items.length, second.next, all.length]).toEqual([2_000, null, 2_406]);
    expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, at) => at + 1));
    const rows = await run(
      db,
      user,
      'select id from public.script_elements where script_id = $1 order by ordinal',
      [script.id],
    );
    expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const before = await verbs.listElements({ script: parent.id });
    expect(first.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
  });

  it('are shown by `script show --source`, with what is stale, and by `take list`', async () => {
    const user = await addUser(db);
    const verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
    const chapter = { book: book.id, number: 1 };
    const draft = await verbs.draftScript(chapter);
    const text = CHAPTER.join('\n\n').replace('Whose boat', 'Whose ship');
    await verbs.replaceChapter({ ...chapter, text });
    const env = { GOLDENROD_SERVER: api.url, GOLDENROD_TOKEN: user.userId };
    const shown = await goldenrod(['script', 'show', draft.id, '--source'], { env });
    expect(shown.stdout).toMatch(/speech +Ned +NED Whose boat is that\? +\d+-\d+ +stale/);
    expect(shown.stdout).toMatch(/speech +Mara +MARA .* +\d+-\d+ +current/);
    const json = await goldenrod(['script', 'show', draft.id, '--source', '--json'], { env });
    const { items } = await verbs.listElements({ script: draft.id });
    expect(JSON.parse(json.stdout).elements).toEqual(items);
    const without = await goldenrod(['script', 'show', draft.id, '--json'], { env });
    expect(JSON.parse(without.stdout)).not.toHaveProperty('elements');
    const takes = await goldenrod(['take', 'list', draft.id], { env });
    expect(takes.stdout).toMatch(/speech +NED Whose boat is that\? +missing/);
  });
});
