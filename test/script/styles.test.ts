import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { run } from '../sql/support/call.ts';

const BOOK = '# Lamp\n\n## One\n\n"It will hold," said Mara. Mara lit the lamp.\n';
const TEXT = 'INT. LAMP ROOM - NIGHT\n\nMARA\nIt will hold.\n';

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

    it('are the usual one at first', async () => {
      expect(await verbs.listStyles({})).toEqual({
        items: [{ name: 'cinematic_movie', scripts: 0 }],
        next: null,
      });
    });

    it('are listed by name, with how many versions each has', async () => {
      expect(await verbs.addStyle({ name: ' noir ' })).toEqual({ name: 'noir', scripts: 0 });
      await verbs.addStyle({ name: 'animation' });
      await write('noir');
      const deleted = await write('noir');
      await verbs.deleteScript({ script: deleted.id });
      await write('cinematic_movie');
      expect((await verbs.listStyles({})).items).toEqual([
        { name: 'animation', scripts: 0 },
        { name: 'cinematic_movie', scripts: 1 },
        { name: 'noir', scripts: 1 },
      ]);
    });

    it('are added twice without an error', async () => {
      await verbs.addStyle({ name: 'noir' });
      await write('noir');
      expect(await verbs.addStyle({ name: 'noir' })).toEqual({ name: 'noir', scripts: 1 });
      expect(await names()).toEqual(['cinematic_movie', 'noir']);
    });

    it.each(['', '  ', 'x'.repeat(51)])('are not added by the name "%s"', async (name) => {
      await expect(verbs.addStyle({ name })).rejects.toMatchObject({ code: 'invalid' });
      expect(await names()).toEqual(['cinematic_movie']);
    });

    it('that nobody added are refused with the nearest ones', async () => {
      for (const name of ['noir', 'docudrama', 'documentary']) await verbs.addStyle({ name });
      const refused = {
        code: 'script.unknown_style',
        message: expect.stringContaining('"documentry"'),
        hint: expect.stringMatching(
          /^Did you mean "documentary".*goldenrod style add documentry, or POST \/v1\/styles$/,
        ),
        details: { style: 'documentry', nearest: ['documentary', 'docudrama', 'noir'] },
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
      expect(await names()).toEqual(['cinematic_movie']);
      await expect(write('noir')).rejects.toMatchObject({
        code: 'script.unknown_style',
        details: { nearest: ['cinematic_movie'] },
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
      expect(await names()).toEqual(['cinematic_movie', 'written by hand']);
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
        expect(await names()).toEqual(['cinematic_movie']);
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
      expect(JSON.parse(added.stdout)).toEqual({ style: { name: 'noir', scripts: 0 } });
      const listed = await goldenrod(['style', 'list', '--json'], as);
      expect(JSON.parse(listed.stdout)).toEqual({
        styles: [
          { name: 'cinematic_movie', scripts: 0 },
          { name: 'noir', scripts: 0 },
        ],
      });
      expect((await goldenrod(['style', 'list'], as)).stdout).toMatch(/^style +scripts\n/);
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
      expect(refused.stderr).toContain('"cinematic_movie"');
      expect(refused.stderr).toContain(`goldenrod style add 'it'\\''s -x'`);
    });
  });
});
