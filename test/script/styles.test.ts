import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { Style } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { SHIPPED_STYLES, settingsOrUsual } from '../../src/script/shipped-styles.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { run } from '../sql/support/call.ts';

const BOOK = '# Lamp\n\n## One\n\n"It will hold," said Mara. Mara lit the lamp.\n';
const TEXT = 'INT. LAMP ROOM - NIGHT\n\nMARA\nIt will hold.\n';

const SHIPPED = [...SHIPPED_STYLES].sort();
/** Of each style its name and its versions: what is told of it beside its settings. */
const counts = (items: readonly Style[]) => items.map(({ name, scripts }) => ({ name, scripts }));

type Door = 'the library' | 'HTTP';

describeEngines('styles', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each<Door>(['the library', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let book: string;
    const verbsOf = (who: TestUser) =>
      door === 'HTTP' ? remoteVerbs({ url: api.url, token: who.userId }) : localVerbs(db, who);
    beforeEach(async () => {
      user = await addUser(db);
      verbs = verbsOf(user);
      const bytes = new TextEncoder().encode(BOOK);
      book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
    });
    const names = async () => (await verbs.listStyles({})).items.map(({ name }) => name);
    const write = (style: string) => verbs.createScript({ book, number: 1, text: TEXT, style });

    it('are the shipped ones at first', async () => {
      const { items, next } = await verbs.listStyles({});
      expect(counts(items)).toEqual(SHIPPED.map((name) => ({ name, scripts: 0 })));
      expect(items.map(({ source }) => source)).toEqual(SHIPPED.map(() => 'shipped'));
      expect(next).toBeNull();
    });

    it('are shown with what they say', async () => {
      const shown = await verbs.getStyle({ style: 'documentary' });
      expect(shown).toMatchObject({ source: 'shipped', settings: { voice_over: 'all' } });
      await verbs.addStyle({ name: 'noir' });
      expect(await verbs.getStyle({ style: 'noir' })).toEqual({
        name: 'noir',
        scripts: 0,
        source: 'name',
        settings: settingsOrUsual('noir'),
      });
      await expect(verbs.getStyle({ style: 'nior' })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('are added with settings, which replace those of the style that they are like', async () => {
      const settings = { aspect: '4:3', action_sentences: 1 };
      const added = await verbs.addStyle({ name: 'silent', like: 'documentary', settings });
      const expected = { ...settingsOrUsual('documentary'), ...settings };
      expect(added).toEqual({ name: 'silent', scripts: 0, source: 'account', settings: expected });
      const again = await verbs.addStyle({
        name: 'silent',
        like: 'silent',
        settings: { aspect: null },
      });
      expect(again.settings).toEqual({ ...expected, aspect: null });
      expect(await verbs.addStyle({ name: 'silent' })).toEqual(again);
    });

    it('that are shipped are an account’s own once it gives them settings', async () => {
      await verbs.addStyle({ name: 'anime', like: 'anime', settings: { transition: null } });
      const other = verbsOf(await addUser(db));
      expect((await verbs.getStyle({ style: 'anime' })).settings.transition).toBeNull();
      expect((await other.getStyle({ style: 'anime' })).source).toBe('shipped');
    });

    it.each([
      [{ aspect: 'wide' }, 'found "wide", expected an aspect like 16:9'],
      [{ minutes: { least: 9, most: 2 } }, 'the least no more than the most'],
      [{ action_sentences: 0 }, 'found 0, expected a whole number of sentences from 1 to 50'],
      [{ voice_over: 'some' }, 'found "some", expected none, remarks or all'],
      [{ mood: 'dark' }, 'found the unknown mood, expected some of label, aspect'],
    ])(
      'are refused with settings %j, by what was found and expected',
      async (settings, message) => {
        await expect(verbs.addStyle({ name: 'odd', settings } as never)).rejects.toMatchObject({
          code: 'invalid',
          message: expect.stringContaining(message),
        });
        expect(await names()).toEqual(SHIPPED);
      },
    );

    it('of a name that is not known are nothing that a style can be like', async () => {
      await expect(verbs.addStyle({ name: 'noir', like: 'no such' })).rejects.toMatchObject({
        code: 'script.unknown_style',
      });
      expect(await names()).toEqual(SHIPPED);
    });

    it('are what a draft is written by and an evaluation judges by', async () => {
      const draftIn = async (style: string) => verbs.draftScript({ book, number: 1, style });
      await verbs.addStyle({
        name: 'told',
        settings: { label: 'Told', voice_over: 'all', voice_over_percent: 100 },
      });
      const told = await draftIn('told');
      expect(told.report.quotations).toEqual({ whole: 1, shortened: 0, cut: 0 });
      const { text } = await verbs.getScript({ script: told.id });
      expect(text).toContain('NARRATOR (V.O.)\nMara lit the lamp.');
      const voiceOver = async (script: string) => {
        const { evaluation } = await verbs.evaluateScript({ script });
        return JSON.stringify(evaluation.criteria).match(
          /"name":"voice_over"[^}]*"score":(\d+)/,
        )?.[1];
      };
      expect(await voiceOver(told.id)).toBe('100');
    });

    it('give a draft the length that was asked for', async () => {
      const asked = { book, number: 1, style: 'cinematic_movie', minutes: 0.25 };
      expect((await verbs.draftScript(asked)).report.target_minutes).toBe(0.25);
      await expect(verbs.draftScript({ ...asked, minutes: 0 })).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('found 0, expected a number of minutes from 0.25 to 600'),
      });
    });

    it('are listed by name, with how many versions each has', async () => {
      expect(await verbs.addStyle({ name: ' noir ' })).toMatchObject({ name: 'noir', scripts: 0 });
      await verbs.addStyle({ name: 'ballad' });
      await write('noir');
      const deleted = await write('noir');
      await verbs.deleteScript({ script: deleted.id });
      await write('cinematic_movie');
      const own = counts((await verbs.listStyles({})).items).filter(
        ({ name, scripts }) => scripts > 0 || !SHIPPED.includes(name),
      );
      expect(own).toEqual([
        { name: 'ballad', scripts: 0 },
        { name: 'cinematic_movie', scripts: 1 },
        { name: 'noir', scripts: 1 },
      ]);
    });

    it('are added twice without an error', async () => {
      await verbs.addStyle({ name: 'noir' });
      await write('noir');
      expect(await verbs.addStyle({ name: 'noir' })).toMatchObject({ name: 'noir', scripts: 1 });
      expect(await names()).toEqual([...SHIPPED, 'noir'].sort());
    });

    it.each(['', '  ', 'x'.repeat(51)])('are not added by the name "%s"', async (name) => {
      await expect(verbs.addStyle({ name })).rejects.toMatchObject({ code: 'invalid' });
      expect(await names()).toEqual(SHIPPED);
    });

    it('that nobody added are refused with the nearest ones', async () => {
      for (const name of ['noir', 'docudrama']) await verbs.addStyle({ name });
      const refused = {
        code: 'script.unknown_style',
        message: expect.stringContaining('"documentry"'),
        hint: expect.stringMatching(
          /^Did you mean "documentary".*goldenrod style add documentry, or POST \/v1\/styles$/,
        ),
        details: {
          style: 'documentry',
          nearest: expect.arrayContaining(['documentary', 'docudrama']),
        },
      };
      await expect(write('documentry')).rejects.toMatchObject(refused);
      const wanted = { book, style: 'documentry' };
      await expect(verbs.draftScript({ ...wanted, number: 1 })).rejects.toMatchObject(refused);
      const job = { kind: 'draft' as const, input: { ...wanted, chapter: 1 } };
      await expect(verbs.askJob(job)).rejects.toMatchObject(refused);
      const all = { kind: 'draft-all' as const, input: wanted };
      await expect(verbs.askJob(all)).rejects.toMatchObject(refused);
      expect((await verbs.listScripts({ book })).items).toEqual([]);
      const jobs = (await verbs.listJobs({})).items.map(({ kind }) => kind);
      expect(jobs.filter((kind) => kind !== 'read-book')).toEqual([]);
    });

    it('are drafted in once they are added', async () => {
      await verbs.addStyle({ name: 'noir' });
      const drafted = await verbs.draftScript({ book, number: 1, style: 'noir' });
      expect(drafted.style).toBe('noir');
      const job = await verbs.askJob({ kind: 'draft', input: { book, chapter: 1, style: 'noir' } });
      expect(job.state).toBe('queued');
    });

    it('of another account are neither seen nor known', async () => {
      const other = verbsOf(await addUser(db));
      await other.addStyle({ name: 'noir' });
      const bytes = new TextEncoder().encode(BOOK);
      const theirs = (await other.importBook({ bytes, file_name: 'lamp.md' })).book.id;
      await other.createScript({ book: theirs, number: 1, text: TEXT, style: 'noir' });
      expect(await names()).toEqual(SHIPPED);
      await expect(write('noir')).rejects.toMatchObject({
        code: 'script.unknown_style',
        details: { nearest: expect.not.arrayContaining(['noir']) },
      });
    });

    it('of scripts that SQL wrote are known', async () => {
      await run(
        db,
        user,
        `insert into public.scripts (chapter_id, user_id, script_style, script)
         select id, $2, 'written by hand', $3 from public.chapters where book_id = $1`,
        [book, user.userId, TEXT],
      );
      expect(await names()).toEqual([...SHIPPED, 'written by hand'].sort());
      expect((await write('written by hand')).version).toBe(2);
    });

    it.each(['', ' noir'])(
      'that SQL wrote by the name "%s", which nobody can ask for, are not named',
      async (style) => {
        await run(
          db,
          user,
          `insert into public.scripts (chapter_id, user_id, script_style, script)
           select id, $2, $3, $4 from public.chapters where book_id = $1`,
          [book, user.userId, style, TEXT],
        );
        expect(await names()).toEqual(SHIPPED);
      },
    );

    it('are not asked for where a text is saved', async () => {
      const script = await write('cinematic_movie');
      await run(db, user, "update public.scripts set script_style = 'own' where id = $1", [
        script.id,
      ]);
      const { etag } = await verbs.getScript({ script: script.id });
      const saved = await verbs.writeScriptText({ script: script.id, text: TEXT, ifMatch: etag });
      expect(saved.style).toBe('own');
    });
  });

  describe('by command', () => {
    const env = async () => ({
      env: { GOLDENROD_SERVER: api.url, GOLDENROD_TOKEN: (await addUser(db)).userId },
    });

    it('are added and listed', async () => {
      const as = await env();
      const added = await goldenrod(['style', 'add', 'noir', '--json'], as);
      expect(JSON.parse(added.stdout)).toMatchObject({ style: { name: 'noir', scripts: 0 } });
      const listed = await goldenrod(['style', 'list', '--json'], as);
      expect(counts(JSON.parse(listed.stdout).styles)).toEqual(
        [...SHIPPED, 'noir'].sort().map((name) => ({ name, scripts: 0 })),
      );
      const shown = await goldenrod(['style', 'show', 'short_vertical'], as);
      expect(shown.stdout).toContain('short_vertical (shipped)\n');
      expect(shown.stdout).toContain('aspect: "9:16"\n');
      expect((await goldenrod(['style', 'list'], as)).stdout).toMatch(
        /^style +scripts +what it is +settings\n/,
      );
    });

    it('by a name that none can have are asked wrongly', async () => {
      const refused = await goldenrod(['style', 'add', 'x'.repeat(51)], await env());
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('a style has at most 50 characters');
    });

    it('that nobody added are refused with the nearest one and how to add it', async () => {
      const as = await env();
      await goldenrod(['book', 'import', 'samples/the-lamplighters-daughter.md'], as);
      const { book } = JSON.parse(
        (await goldenrod(['book', 'list', '--json'], as)).stdout,
      ).books.map(({ handle }: { handle: string }) => ({ book: handle }))[0];
      const draft = ['script', 'draft', '--book', book, '--chapter', '1', '--style', "it's -x"];
      const refused = await goldenrod(draft, as);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain(`goldenrod style add 'it'\\''s -x'`);
    });
  });
});
