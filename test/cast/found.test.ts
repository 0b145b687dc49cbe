import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { FoundCharacter } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { TASKS } from '../../src/jobs/tasks/tasks.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { ended, testStore, withWorker } from '../jobs/workplace.ts';

const BOOK = [
  '# Tide',
  '## One',
  '😀 Captain Ahab Rook came down to the quay. Tobias Marsh stood at his door. I looked up.',
  '“You are late, Perrin,” said Captain Rook.',
  '“The tide was low,” I replied.',
  '“Perrin is always late,” said Tobias Marsh. “Come in, Captain Rook.”',
  'Captain Rook laughed and shook his head. I went in, and I sat down.',
  '## Two',
  'The rain had come in from the sea. It beat against the glass.',
  '“Shut the door,” said the Captain.',
  '“I have shut it,” I said.',
  '“Then sit down,” said Marsh. He took up his work.',
].join('\n\n');

describeEngines('whom a whole book has', (open) => {
  let db: Database;
  let api: ApiServer;
  const store = testStore();
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each(['the library and the commands', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let book: string;
    beforeEach(async () => {
      user = await addUser(db);
      verbs =
        door === 'HTTP' ? remoteVerbs({ url: api.url, token: user.userId }) : localVerbs(db, user);
      const bytes = new TextEncoder().encode(BOOK);
      book = (await verbs.importBook({ bytes, file_name: 'tide.md' })).book.id;
    });

    const read = async () => readByWorker(db, await store, user, verbs);
    const one = async (name: string): Promise<FoundCharacter> => {
      const { items } = await verbs.listFoundCharacters({ book });
      const found = items.find((each) => each.name === name);
      if (found === undefined)
        throw new Error(`nobody is called ${name}: ${items.map(({ name }) => name)}`);
      return found;
    };
    const cues = async (number: number) => {
      const { id } = await verbs.draftScript({ book, number });
      const { roles } = await verbs.reportCasting({ script: id });
      return roles.map(({ name }) => name);
    };

    it('is found by the job that its import asks for, with counts and quotations', async () => {
      expect(await verbs.listFoundCharacters({ book })).toMatchObject({ items: [], stale: true });
      await read();
      const found = await verbs.listFoundCharacters({ book });
      expect(found.stale).toBe(false);
      const rook = await one('Captain Ahab Rook');
      expect(rook).toMatchObject({ gender: 'm', first_chapter: 1, chapters: 2, decision: null });
      expect(rook.aliases).toEqual(expect.arrayContaining(['Captain Rook', 'Captain']));
      const { text } = await verbs.getChapter({ book, number: 1 });
      for (const { chapter, start, end, words } of rook.examples) {
        if (chapter !== 1) continue;
        expect([...text].slice(start, end).join('')).toBe(words);
      }
      expect((await one('Perrin')).narrator).toBe(true);
    });

    it('is known to the dialogue and the draft of a chapter that names nobody in full', async () => {
      await read();
      const { items } = await verbs.listQuotes({ book, number: 2 });
      const people = ['Captain Ahab Rook', 'Perrin', 'Tobias Marsh'];
      expect(items.map(({ called }) => called)).toEqual(people);
      expect(await cues(2)).toEqual(people);
    });

    it('is confirmed with its other names, or as the character of its name, and reopened', async () => {
      await read();
      const marsh = await verbs.createCharacter({ book, name: 'Tobias Marsh' });
      const { id: found, character: own } = await one('Tobias Marsh');
      expect(own?.id).toBe(marsh.id);
      await verbs.confirmFoundCharacter({ found });
      expect((await verbs.getCharacter({ character: marsh.id })).aliases).toEqual(['Marsh']);
      await verbs.reopenFoundCharacter({ found });
      expect((await verbs.getCharacter({ character: marsh.id })).aliases).toEqual([]);

      const rook = await one('Captain Ahab Rook');
      const { character } = await verbs.confirmFoundCharacter({ found: rook.id, name: 'Rook' });
      const made = await verbs.getCharacter({ character: character?.id ?? '' });
      expect([made.name, made.aliases]).toEqual(['Rook', expect.arrayContaining(['Captain Rook'])]);
      await expect(verbs.dismissFoundCharacter({ found: rook.id })).rejects.toMatchObject({
        code: 'conflict',
      });
      const reopened = await verbs.reopenFoundCharacter({ found: rook.id });
      expect(reopened).toMatchObject({ decision: null, character: null });
      await expect(verbs.getCharacter({ character: made.id })).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('is split, merged and dismissed, and stays so where the book is read again', async () => {
      await read();
      const rook = await one('Captain Ahab Rook');
      const captain = await verbs.splitFoundCharacter({ found: rook.id, alias: 'Captain' });
      expect(captain).toMatchObject({ name: 'Captain', mentions: 1, first_chapter: 2 });
      const marsh = await one('Tobias Marsh');
      const merged = await verbs.mergeFoundCharacter({ found: captain.id, into: marsh.id });
      expect(merged).toMatchObject({ decision: 'merged', merged_into: { id: marsh.id } });
      const perrin = await one('Perrin');
      await verbs.dismissFoundCharacter({ found: perrin.id });
      const { text } = await verbs.getChapter({ book, number: 2 });
      await verbs.replaceChapter({ book, number: 2, text: `${text}\n\nThe Captain rose.` });
      await verbs.askJob({ kind: 'read-book', input: { book } });
      await read();
      expect((await one('Tobias Marsh')).aliases).toEqual(['Marsh', 'Captain']);
      expect((await one('Captain Ahab Rook')).aliases).not.toContain('Captain');
      expect((await one('Perrin')).decision).toBe('dismissed');
      const apart = await verbs.reopenFoundCharacter({ found: captain.id });
      expect(apart).toMatchObject({ mentions: 2, merged_into: null });
      expect((await one('Tobias Marsh')).aliases).toEqual(['Marsh']);
    });

    it('is read again where that is asked for, and counts for whom a person said that it is', async () => {
      await read();
      const [rook, marsh] = [await one('Captain Ahab Rook'), await one('Tobias Marsh')];
      const { character } = await verbs.confirmFoundCharacter({ found: rook.id });
      const into = character?.id ?? '';
      const merged = await verbs.mergeFoundCharacter({ found: marsh.id, into });
      expect(merged).toMatchObject({ decision: 'merged', merged_into: { id: rook.id } });
      expect((await verbs.getCharacter({ character: into })).aliases).toContain('Tobias Marsh');
      const asked = { kind: 'read-book', input: { book, again: true } } as const;
      await verbs.askJob(asked);
      await read();
      const { mentions, speeches } = await one('Captain Ahab Rook');
      expect([mentions, speeches]).toEqual([
        rook.mentions + marsh.mentions,
        rook.speeches + marsh.speeches,
      ]);
      await verbs.reopenFoundCharacter({ found: marsh.id });
      expect((await verbs.getCharacter({ character: into })).aliases).not.toContain('Marsh');
      expect((await one('Tobias Marsh')).aliases).toEqual(['Marsh']);
    });

    it('leaves a character the names that a person gave it when a merge is taken back', async () => {
      await read();
      const [rook, marsh] = [await one('Captain Ahab Rook'), await one('Tobias Marsh')];
      const { character } = await verbs.confirmFoundCharacter({ found: rook.id });
      const into = character?.id ?? '';
      await verbs.addAlias({ character: into, alias: 'Marsh' });
      await verbs.mergeFoundCharacter({ found: marsh.id, into });
      await verbs.reopenFoundCharacter({ found: marsh.id });
      const { aliases } = await verbs.getCharacter({ character: into });
      expect(aliases).toContain('Marsh');
      expect(aliases).not.toContain('Tobias Marsh');
    });

    it('is nobody else’s to see or to decide', async () => {
      await read();
      const { id: found } = await one('Perrin');
      const other = await addUser(db);
      const theirs = localVerbs(db, other);
      await expect(theirs.dismissFoundCharacter({ found })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(theirs.listFoundCharacters({ book })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });
});

/** Has what waits for a worker done, to its end. */
async function readByWorker(
  db: Database,
  store: MediaStore,
  user: TestUser,
  verbs: BoundVerbs,
): Promise<void> {
  const { items } = await verbs.listJobs({ state: 'queued' });
  await withWorker(db, { store, tasks: TASKS }, async () => {
    for (const { id } of items) {
      expect(await ended(db, user, id)).toMatchObject({ kind: 'read-book', state: 'done' });
    }
  });
}
