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
  '😀 Captain Ahab Rook came down to the quay. Mrs. Ellen Marsh stood at her door. I looked up.',
  '“You are late, Perrin,” said Captain Rook.',
  '“The tide was low,” I replied.',
  '“Perrin is always late,” said Mrs. Marsh. “Come in, Captain Rook.”',
  'Captain Rook laughed and shook his head. I went in, and I sat down.',
  '## Two',
  'The rain had come in from the sea. It beat against the glass.',
  '“Shut the door,” said the Captain.',
  '“I have shut it,” I said.',
  '“Then sit down,” said Marsh. She took up her work.',
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
    const names = async () => (await verbs.listFoundCharacters({ book })).items.map(nameOf);
    const one = async (name: string): Promise<FoundCharacter> => {
      const { items } = await verbs.listFoundCharacters({ book });
      const found = items.find((each) => each.name === name);
      if (found === undefined) throw new Error(`nobody is called ${name}: ${items.map(nameOf)}`);
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
      const rook = await one('Ahab Rook');
      expect(rook).toMatchObject({ gender: 'm', first_chapter: 1, chapters: 2, decision: null });
      expect(rook.aliases).toEqual(expect.arrayContaining(['Captain Rook', 'Captain']));
      const { text } = await verbs.getChapter({ book, number: 1 });
      for (const { chapter, start, end, words } of rook.examples) {
        if (chapter !== 1) continue;
        expect([...text].slice(start, end).join('')).toBe(words);
      }
      expect((await one('Perrin')).narrator).toBe(true);
    });

    it('is known to the draft of a chapter that names nobody in full', async () => {
      await read();
      expect(await cues(2)).toEqual(['Ahab Rook', 'Perrin', 'Ellen Marsh']);
    });
  });
});

const nameOf = ({ name }: { name: string }) => name;

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
