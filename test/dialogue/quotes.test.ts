import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { ChapterQuotes, Character } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { OWNER, refusal, run } from '../sql/support/call.ts';

const TALK = [
  '😀 Clara put down her book. Hob came in with the lamp. Ann sat by the door and knitted.',
  '“Is it raining?” said Clara.',
  '“It is.”',
  '“Then shut the door.”',
  '“I did.”',
  '“Good.”',
];
const BOOK = `# Lamp\n\n## One\n\n${TALK.join('\n\n')}\n`;

describeEngines('the quotations of a chapter', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each(['the library and the commands', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let chapter: { book: string; number: number };
    let clara: Character;
    let hob: Character;
    let ann: Character;
    beforeEach(async () => {
      user = await addUser(db);
      verbs =
        door === 'HTTP' ? remoteVerbs({ url: api.url, token: user.userId }) : localVerbs(db, user);
      const bytes = new TextEncoder().encode(BOOK);
      const book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
      chapter = { book, number: 1 };
      clara = await verbs.createCharacter({ book, name: 'Clara' });
      hob = await verbs.createCharacter({ book, name: 'Hob' });
      ann = await verbs.createCharacter({ book, name: 'Ann' });
    });

    const speakers = ({ items }: ChapterQuotes) =>
      items.map(({ speaker }) => speaker?.name ?? null);
    const idOf = ({ items }: ChapterQuotes, words: string) =>
      items.find((each) => each.words === words)?.id ?? '';
    const confirm = async (words: string, speaker: string | null) => {
      const quote = idOf(await verbs.listQuotes(chapter), words);
      return verbs.confirmSpeakers({ ...chapter, said: [{ quote, speaker }] });
    };

    it('are listed in characters of the text, and keep their ids', async () => {
      const quotes = await verbs.listQuotes(chapter);
      const { text } = await verbs.getChapter(chapter);
      const characters = [...text];
      expect(quotes.items.map(({ start, end }) => characters.slice(start, end).join(''))).toEqual([
        '“Is it raining?”',
        '“It is.”',
        '“Then shut the door.”',
        '“I did.”',
        '“Good.”',
      ]);
      expect(quotes.items[0]).toMatchObject({ speaker: { id: clara.id }, how: 'tag' });
      expect(await verbs.listQuotes(chapter)).toEqual(quotes);
    });

    it('are confirmed by name, and the others are read around that', async () => {
      await confirm('“It is.”', 'Ann');
      const changed = await confirm('“I did.”', ann.id);
      expect(speakers(changed)).toEqual(['Clara', 'Ann', 'Clara', 'Ann', 'Clara']);
      expect(changed.items[1]).toMatchObject({ how: 'confirmed', confirmed_by: user.userId });
    });

    it('are confirmed to the end of a conversation by turns, and that is undone at once', async () => {
      const before = await verbs.listQuotes(chapter);
      const quote = idOf(before, '“It is.”');
      const changed = await verbs.alternateSpeakers({
        ...chapter,
        quote,
        speaker: 'Hob',
        other: 'Ann',
      });
      expect(speakers(changed)).toEqual(['Clara', 'Hob', 'Ann', 'Hob', 'Ann']);
      expect(await verbs.undoQuoteChange({ change: changed.change })).toEqual(before);
      await expect(verbs.undoQuoteChange({ change: changed.change })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('stay confirmed in a changed chapter where their words are, and where they return', async () => {
      const { items } = await confirm('“I did.”', 'Ann');
      const text = (lines: string[]) => lines.join('\n\n');
      await verbs.replaceChapter({
        ...chapter,
        text: text(['“Hear, hear!” said Hob.', ...TALK]),
      });
      const moved = await verbs.listQuotes(chapter);
      expect(moved.items.find(({ words }) => words === '“I did.”')).toMatchObject({
        id: items[3]?.id,
        speaker: { name: 'Ann' },
        how: 'confirmed',
      });
      const without = TALK.filter((line) => line !== '“I did.”');
      await verbs.replaceChapter({ ...chapter, text: text(without) });
      expect(await verbs.listQuotes(chapter)).toMatchObject({ unplaced: 1 });
      await verbs.replaceChapter({ ...chapter, text: text(TALK) });
      const back = await verbs.listQuotes(chapter);
      expect([back.unplaced, speakers(back)[3]]).toEqual([0, 'Ann']);
    });

    it('outweigh what the text itself says, in drafts of a changed chapter as well', async () => {
      await confirm('“Is it raining?”', 'Hob');
      await confirm('“It is.”', null);
      const cueOf = async (words: string) => {
        const { id } = await verbs.draftScript({ ...chapter });
        const { text } = await verbs.getScript({ script: id });
        return text.split(/\n\n+/).find((block) => block.endsWith(words));
      };
      expect(await cueOf('Is it raining?')).toMatch(/^HOB\n/);
      await verbs.replaceChapter({ ...chapter, text: ['😀 It rained.', ...TALK].join('\n\n') });
      expect(await cueOf('Is it raining?')).toMatch(/^HOB\n/);
      expect(await cueOf('It is.')).not.toMatch(/^(?:CLARA|HOB|ANN)\b/);
      const { items } = await verbs.listQuotes(chapter);
      expect(items[0]).toMatchObject({ speaker: { name: 'Hob' }, how: 'confirmed' });
      expect(items[1]).toMatchObject({ speaker: null, how: 'confirmed' });
    });

    it('give a draft its cues, also where the chapter changed since', async () => {
      await confirm('“It is.”', 'Ann');
      await verbs.replaceChapter({ ...chapter, text: ['It rained.', ...TALK].join('\n\n') });
      const { id } = await verbs.draftScript({ ...chapter });
      const { text, cast } = await verbs.getScript({ script: id });
      expect(text).toMatch(/^ANN\nIt is\.$/m);
      expect(cast.map(({ name }) => name)).toContain('Ann');
    });

    it('count in an evaluation of who says what', async () => {
      const said = [
        'The boat went out before the storm.',
        'Nobody has seen it since the morning.',
        'We should have lit the lamp for them.',
      ];
      const quoted = said.map((words) => `“${words}”`);
      await verbs.replaceChapter({
        ...chapter,
        text: ['Clara, Hob and Ann stood on the quay.', ...quoted].join('\n\n'),
      });
      const text = `EXT. QUAY - DAY\n\n${said.map((words) => `HOB\n${words}\n`).join('\n')}`;
      const { id } = await verbs.createScript({ ...chapter, text });
      const before = await verbs.evaluateScript({ script: id });
      for (const words of quoted) await confirm(words, 'Ann');
      const after = await verbs.evaluateScript({ script: id });
      expect(after.evaluation.criteria).not.toEqual(before.evaluation.criteria);
    });

    it('follow a merge of their speaker, and come back with its undoing', async () => {
      await confirm('“It is.”', 'Ann');
      const { change } = await verbs.mergeCharacters({ character: hob.id, merged: ann.id });
      expect(speakers(await verbs.listQuotes(chapter))[1]).toBe('Hob');
      await verbs.undoCharacterChange({ change: change ?? '' });
      expect((await verbs.listQuotes(chapter)).items[1]).toMatchObject({
        speaker: { id: ann.id },
        how: 'confirmed',
      });
    });

    it('are no longer confirmed when their speaker is deleted', async () => {
      await confirm('“It is.”', 'Ann');
      await verbs.deleteCharacter({ character: ann.id });
      const { items } = await verbs.listQuotes(chapter);
      expect(items[1]?.how).not.toBe('confirmed');
    });
  });

  describe('in the database', () => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let quotes: ChapterQuotes;
    beforeAll(async () => {
      user = await addUser(db);
      verbs = localVerbs(db, user);
      const bytes = new TextEncoder().encode(BOOK);
      const { book } = await verbs.importBook({ bytes, file_name: 'lamp.md' });
      await verbs.createCharacter({ book: book.id, name: 'Clara' });
      quotes = await verbs.listQuotes({ book: book.id, number: 1 });
    });
    const idAt = (at: number) => quotes.items[at]?.id ?? '';
    const confirmAs = (who: TestUser, ids: string[], characters: (string | null)[]) =>
      refusal(run(db, who, 'select public.confirm_quotes($1, $2)', [ids, characters]));

    it('are nobody else’s to see or to confirm', async () => {
      const stranger = await addUser(db);
      expect(await run(db, stranger, 'select id from public.chapter_quotes')).toEqual([]);
      expect(await confirmAs(stranger, [idAt(0)], [null])).toMatchObject({ code: 'GR005' });
    });

    it('take a speaker of their own book alone', async () => {
      const bytes = new TextEncoder().encode('# Other\n\n## One\n\nIt rained.\n');
      const { book } = await verbs.importBook({ bytes, file_name: 'other.md' });
      const { id } = await verbs.createCharacter({ book: book.id, name: 'Zed' });
      expect(await confirmAs(user, [idAt(0)], [id])).toMatchObject({ code: 'GR003' });
    });

    it('are confirmed one by one, each with its speaker', async () => {
      expect(await confirmAs(user, [idAt(0), idAt(0)], [null, null])).toMatchObject({
        code: 'GR006',
      });
      expect(await confirmAs(user, [idAt(0), idAt(1)], [null])).toMatchObject({ code: 'GR006' });
    });

    it('lose a speaker who moves to another book', async () => {
      const { book } = await verbs.importBook({
        bytes: new TextEncoder().encode('# Third\n\n## One\n\nIt rained.\n'),
        file_name: 'third.md',
      });
      const { items } = await verbs.listCharacters({ book: quotes.book.id });
      const mover = items[0]?.id ?? '';
      await run(db, user, 'select public.confirm_quotes($1, $2)', [[idAt(2)], [mover]]);
      await run(db, OWNER, 'update public.characters set book_id = $1 where id = $2', [
        book.id,
        mover,
      ]);
      expect(
        await run(
          db,
          OWNER,
          'select character_id, how, confirmed_at from public.chapter_quotes where id = $1',
          [idAt(2)],
        ),
      ).toEqual([{ character_id: null, how: 'none', confirmed_at: null }]);
    });
  });
});
