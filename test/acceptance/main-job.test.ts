import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fountain } from 'fountain-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Book, Chapter, Script, ScriptDetail } from '../../src/contract/index.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { lines } from '../../src/screenplay/lines.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { goldenrod, goldenrodJson, sampleFile, sherlockFile } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';

interface Place {
  name: string;
  open(): Promise<string[]>;
  close(): Promise<void>;
}

let folder = '';
let database: TestDatabase;
const PLACES: Place[] = [
  {
    name: 'the embedded database',
    open: async () => {
      folder = await mkdtemp(join(tmpdir(), 'goldenrod-acceptance-'));
      return ['--data', join(folder, 'data')];
    },
    close: () => rm(folder, { recursive: true, force: true }),
  },
  {
    name: 'PostgreSQL',
    open: async () => {
      database = await createDatabase(sharedServer());
      const args = ['--database-url', database.url];
      const migrated = await goldenrod([...args, 'db', 'migrate']);
      expect(migrated.stderr + migrated.stdout, 'db migrate').toContain('20251004000001');
      return args;
    },
    close: () => database.drop(),
  },
];

const file = sherlockFile ?? sampleFile;
const expected = sherlockFile
  ? {
      book: 'the-adventures-of-sherlock-holmes',
      chapters: [
        'A Scandal in Bohemia',
        'The Redheaded League',
        'A Case of Identity',
        'The Boscombe Valley Mystery',
        'The Five Orange Pips',
        'The Man with the Twisted Lip',
        'The Adventure of the Blue Carbuncle',
        'The Adventure of the Speckled Band',
        'The Adventure of the Engineer’s Thumb',
        'The Adventure of the Noble Bachelor',
        'The Adventure of the Beryl Coronet',
        'The Adventure of the Copper Beeches',
      ],
      cue: 'HOLMES',
    }
  : { book: 'the-lamplighters-daughter', chapters: null, cue: 'MARA' };

describe.each(PLACES)(
  `a book becomes an active, cast script on $name${sherlockFile ? '' : ' (with the sample: the corpus is not here)'}`,
  ({ open, close }) => {
    let at: string[] = [];
    let script: Script;
    beforeAll(async () => {
      at = await open();
    });
    afterAll(close);

    it('imports the book with its chapters in order', async () => {
      const { book, chapters } = await goldenrodJson<{ book: Book; chapters: Chapter[] }>([
        ...at,
        'book',
        'import',
        file,
      ]);
      expect(book.handle).toBe(expected.book);
      expect(book.author).toEqual(expect.any(String));
      expect(chapters.map(({ number }) => number)).toEqual(chapters.map((_, index) => index + 1));
      if (expected.chapters) expect(chapters.map(({ title }) => title)).toEqual(expected.chapters);
      expect(Math.min(...chapters.map(({ words }) => words))).toBeGreaterThan(800);
    });

    it('says that the same file is there already, and changes nothing', async () => {
      const again = await goldenrodJson<{ already_imported: boolean; book: Book }>([
        ...at,
        'book',
        'import',
        file,
      ]);
      expect(again.already_imported).toBe(true);
      const { books } = await goldenrodJson<{ books: Book[] }>([...at, 'book', 'list']);
      expect(books.map(({ id }) => id)).toEqual([again.book.id]);
    });

    it('drafts chapter 1 with scene headings and the cue of its hero', async () => {
      ({ script } = await goldenrodJson<{ script: Script }>([
        ...at,
        ...['script', 'draft', '--book', expected.book, '--chapter', '1'],
      ]));
      expect(script).toMatchObject({
        handle: `${expected.book}/1/cinematic_movie/v1`,
        chapter: 1,
        style: 'cinematic_movie',
        version: 1,
        status: 'draft',
        evaluation_score: null,
        origin: 'draft',
      });
      const { stdout } = await goldenrod([...at, 'script', 'export', script.handle]);
      const screenplay = parseFountain(stdout);
      expect(
        screenplay.elements.filter(({ type }) => type === 'scene_heading').length,
      ).toBeGreaterThan(2);
      expect(lines(screenplay).map(({ cue }) => cue)).toContain(expected.cue);
    });

    it('refuses to activate the draft, naming the allowed moves', async () => {
      const answer = await goldenrod([...at, 'script', 'activate', script.id, '--json']);
      expect(answer.code).toBe(1);
      expect(answer.stdout).toBe('');
      expect(JSON.parse(answer.stderr).error).toMatchObject({
        code: 'script.move_refused',
        details: { state: 'draft', move: 'active', allowed: ['evaluated', 'rejected'] },
      });
    });

    it('evaluates, approves and activates it, and shows an active version 1 with score and cast', async () => {
      await goldenrodJson([...at, 'script', 'evaluate', script.handle]);
      await goldenrodJson([...at, 'script', 'approve', script.handle, '--note', 'a good start']);
      await goldenrodJson([...at, 'script', 'activate', script.handle]);
      const { script: shown } = await goldenrodJson<{
        script: ScriptDetail & { history: { to: string; note: string | null }[] };
      }>([...at, 'script', 'show', `${expected.book}/1`]);
      expect(shown).toMatchObject({ id: script.id, status: 'active', version: 1 });
      expect(shown.evaluation_score).toBeGreaterThanOrEqual(0);
      expect(shown.evaluation_score).toBeLessThanOrEqual(100);
      expect(shown.evaluation_feedback).toMatch(/\w/);
      expect(shown.cast.length).toBeGreaterThanOrEqual(2);
      expect(shown.history.map(({ to }) => to)).toEqual(['evaluated', 'approved', 'active']);
      expect(shown.history[1]?.note).toBe('a good start');
    });

    it('exports Fountain in which fountain-js finds the same scene headings and cues', async () => {
      const { stdout } = await goldenrod([...at, 'script', 'export', script.handle]);
      const ours = parseFountain(stdout).elements;
      const { tokens } = new Fountain().parse(stdout, true);
      const theirs = (type: string) =>
        (tokens ?? []).filter((token) => token.type === type).map((token) => token.text);
      expect(theirs('scene_heading')).toEqual(
        ours
          .filter(({ type }) => type === 'scene_heading')
          .map((each) => 'text' in each && each.text),
      );
      expect(theirs('character').map((text) => text?.replace(/\s*\(.*$/, ''))).toEqual(
        ours.filter(({ type }) => type === 'character').map((each) => 'text' in each && each.text),
      );
    });

    it('takes a Fountain file as the next version and compares the two', async () => {
      const { stdout } = await goldenrod([...at, 'script', 'export', script.handle]);
      const dir = await mkdtemp(join(tmpdir(), 'goldenrod-fountain-'));
      const path = join(dir, 'edited.fountain');
      await writeFile(path, `${stdout}\n\nEXT. THE MOON - NIGHT\n\nNobody is here.\n`);
      const { script: added } = await goldenrodJson<{ script: Script }>([
        ...at,
        ...['script', 'add', '--book', expected.book, '--chapter', '1', path],
      ]);
      await rm(dir, { recursive: true });
      expect(added).toMatchObject({ version: 2, status: 'draft', origin: 'import' });
      expect(added.character_ids.length).toBeGreaterThanOrEqual(2);
      const { comparison } = await goldenrodJson<{
        comparison: { summary: { scenes: { added: number; removed: number } } };
      }>([...at, 'script', 'compare', script.handle, added.handle]);
      expect(comparison.summary.scenes).toMatchObject({ added: 1, removed: 0 });
    });

    it('uses the characters of chapter 1 again in the next chapters', async () => {
      await goldenrodJson([...at, 'script', 'draft', '--book', expected.book, '--chapter', '2']);
      const { characters } = await goldenrodJson<{
        characters: { name: string; scripts: number }[];
      }>([...at, ...['cast', 'list', '--book', expected.book]]);
      const names = characters.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(Math.max(...characters.map(({ scripts }) => scripts))).toBeGreaterThanOrEqual(3);
    });

    it('says that a draft knows its own chapter alone, until the book was read whole', async () => {
      const draft = ['script', 'draft', '--book', expected.book, '--chapter', '3'];
      const unread = `goldenrod cast find --book ${expected.book}`;
      expect((await goldenrod([...at, ...draft])).stdout).toContain(unread);
      await goldenrodJson([...at, 'cast', 'find', '--book', expected.book]);
      expect((await goldenrod([...at, ...draft])).stdout).not.toContain(unread);
    });

    it('links and unlinks a character by name', async () => {
      const linked = await goldenrodJson<{ script: Script; character: { id: string } }>([
        ...at,
        ...['cast', 'link', script.handle, 'Zebedee Quarle', '--create'],
      ]);
      expect(linked.script.character_ids).toContain(linked.character.id);
      const unlinked = await goldenrodJson<{ script: Script }>([
        ...at,
        ...['cast', 'unlink', script.handle, 'Zebedee Quarle'],
      ]);
      expect(unlinked.script.character_ids).not.toContain(linked.character.id);
    });
  },
);

describe('the commands', () => {
  it('run the demo twice on one folder, and the second time change nothing', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'goldenrod-demo-'));
    const at = ['--data', join(dir, 'data')];
    const first = await goldenrodJson<{ script: Script }>([...at, 'demo']);
    const second = await goldenrodJson<{ script: Script }>([...at, 'demo']);
    expect(first.script.status).toBe('active');
    expect(second.script).toEqual(first.script);
    expect((await stat(join(dir, 'data'))).mode & 0o777).toBe(0o700);
    await rm(dir, { recursive: true });
  });

  it.each([
    [['book', 'import'], 'missing required argument'],
    [['script', 'draft', '--book', 'x'], '--chapter or --all'],
    [['script', 'draft', '--book', 'x', '--chapter', 'zero'], 'number, from 1'],
    [['script', 'list', '--status', 'ready'], 'draft'],
    [['no-such-command'], 'unknown command'],
  ])('answer %j with exit code 2 and say what was expected', async (args, words) => {
    const answer = await goldenrod(args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(words);
    expect(answer.stdout).toBe('');
  });

  it('say that a book is none, and leave nothing half-imported', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'goldenrod-bad-'));
    const at = ['--data', join(dir, 'data')];
    const path = join(dir, 'book.epub');
    await writeFile(path, Buffer.from('{\\rtf1 not a book}'));
    const answer = await goldenrod([...at, 'book', 'import', path, '--json']);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stderr).error.code).toBe('book.unsupported');
    expect(await goldenrodJson([...at, 'book', 'list'])).toEqual({ books: [] });
    await rm(dir, { recursive: true });
  });
});
