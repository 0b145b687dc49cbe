import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { Character, Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { run } from '../sql/support/call.ts';

const BOOK = '# Lamp\n\n## One\n\nMara Venn lit the lamp.\n\n## Two\n\nIt rained.\n';
const TEXT = 'INT. ROOM - DAY\n\nMARA (V.O.)\nMARA is here.\n\nTOM\nMara!\n\nMARA ^\nYes.\n';

describeEngines('changes of characters', (open) => {
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
    let book: string;
    let mara: Character;
    let tom: Character;
    let draft: Script;
    let approved: Script;
    beforeEach(async () => {
      user = await addUser(db);
      verbs =
        door === 'HTTP' ? remoteVerbs({ url: api.url, token: user.userId }) : localVerbs(db, user);
      const bytes = new TextEncoder().encode(BOOK);
      book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
      mara = await verbs.createCharacter({ book, name: 'Mara' });
      tom = await verbs.createCharacter({ book, name: 'Tom' });
      draft = await verbs.createScript({ book, number: 1, text: TEXT });
      approved = await verbs.createScript({ book, number: 2, text: TEXT });
      await verbs.recordEvaluation({ script: approved.id, score: 80 });
      approved = await verbs.approveScript({ script: approved.id });
    });

    const textOf = async (script: { id: string }) =>
      (await verbs.getScript({ script: script.id })).text;
    const castOf = async (script: { id: string }) =>
      (await verbs.getScript({ script: script.id })).cast.map(({ name }) => name);
    const versionsOf = async (chapter: number) =>
      (await verbs.listScripts({ book, chapter: String(chapter), sort: 'version' })).items;
    const renamed = TEXT.replace('MARA (V.O.)', 'MARTHA (V.O.)').replace('MARA ^', 'MARTHA ^');

    it('a rename says beforehand which cues it would change, and how many', async () => {
      const { items } = await verbs.previewCueChanges({ character: mara.id, name: 'Martha' });
      expect(items).toMatchObject([
        { script_id: draft.id, in_place: true, cues: [{ from: 'MARA', to: 'MARTHA', count: 2 }] },
        { script_id: approved.id, in_place: false, status: 'approved' },
      ]);
      expect(await textOf(draft)).toBe(TEXT);
    });

    it('a rename changes whole cues: in drafts in place, of what was judged as a new version', async () => {
      await verbs.renameCharacter({ character: mara.id, name: 'Martha', cues: true });
      expect(await textOf(draft)).toBe(renamed);
      expect(await textOf(approved)).toBe(TEXT);
      const [, made] = await versionsOf(2);
      expect(made).toMatchObject({ version: 2, status: 'draft', parent_id: approved.id });
      expect(await textOf(made as Script)).toBe(renamed);
      expect(await castOf(made as Script)).toEqual(['Martha', 'Tom']);
    });

    it('a rename without its cues leaves every text, and everybody in their casts', async () => {
      await verbs.renameCharacter({ character: mara.id, name: 'Martha' });
      expect([await textOf(draft), (await versionsOf(2)).length]).toEqual([TEXT, 1]);
      const { etag } = await verbs.getScript({ script: draft.id });
      await verbs.writeScriptText({ script: draft.id, text: `${TEXT}\nMore.\n`, ifMatch: etag });
      expect(await castOf(draft)).toEqual(['Martha', 'Tom']);
    });

    it('a rename is undone with its cues', async () => {
      const { change } = await verbs.renameCharacter({
        character: mara.id,
        name: 'Martha',
        cues: true,
      });
      await verbs.undoCharacterChange({ change: change ?? '' });
      expect(await verbs.getCharacter({ character: mara.id })).toMatchObject({
        name: 'Mara',
        aliases: [],
      });
      expect([await textOf(draft), (await versionsOf(2)).length]).toEqual([TEXT, 1]);
      await expect(verbs.undoCharacterChange({ change: change ?? '' })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('an undo leaves what was edited since, and says so', async () => {
      const { change } = await verbs.renameCharacter({
        character: mara.id,
        name: 'Martha',
        cues: true,
      });
      const { etag } = await verbs.getScript({ script: draft.id });
      const edited = `${renamed}\nTOM\nAh.\n`;
      await verbs.writeScriptText({ script: draft.id, text: edited, ifMatch: etag });
      const undone = await verbs.undoCharacterChange({ change: change ?? '' });
      expect(await textOf(draft)).toBe(edited);
      expect(undone.cues.filter((each) => !each.undone)).toMatchObject([{ script_id: draft.id }]);
    });

    it('a merge moves casts and names, and changes the cues of who goes where that is wanted', async () => {
      const martha = await verbs.createCharacter({ book, name: 'Martha Venn' });
      const script = await verbs.createScript({
        book,
        number: 1,
        text: `${TEXT}\nMARTHA\nHere.\n`,
      });
      await verbs.mergeCharacters({ character: martha.id, merged: mara.id, cues: true });
      expect(await textOf(script)).toBe(
        `${TEXT}\nMARTHA\nHere.\n`
          .replace('MARA (V.O.)', 'MARTHA (V.O.)')
          .replace('MARA ^', 'MARTHA ^'),
      );
      expect((await castOf(script)).sort()).toEqual(['Martha Venn', 'Tom']);
      expect((await verbs.getCharacter({ character: martha.id })).aliases).toEqual(['Mara']);
    });

    it('a merge is undone: character, names, casts, links, images and cues are as before', async () => {
      const martha = await verbs.createCharacter({
        book,
        name: 'Martha Venn',
        aliases: ['Mattie'],
      });
      await verbs.addAlias({ character: mara.id, alias: 'May' });
      await verbs.addAlias({ character: mara.id, alias: 'client', chapter: 2 });
      await verbs.linkCharacter({ script: draft.id, character: martha.id });
      await verbs.unlinkCharacter({ script: approved.id, character: mara.id });
      const image = await verbs.createImage({ character_id: mara.id });
      const everything = async () => ({
        people: (await verbs.listCharacters({ book })).items,
        casts: [await castOf(draft), await castOf(approved)],
        texts: [await textOf(draft), await textOf(approved)],
        images: (await verbs.listImages({ character: mara.id })).items.map(({ id }) => id),
        versions: (await versionsOf(1)).length + (await versionsOf(2)).length,
        reasons: await run(
          db,
          { role: 'service_role' },
          `select r.script_id, r.character_id, r.cue_place, r.chosen from goldenrod.cast_reasons r
           where r.script_id = any($1::uuid[]) order by 1, 2`,
          [[draft.id, approved.id]],
        ),
      });
      const before = await everything();
      expect(before.images).toEqual([image.id]);
      const { change } = await verbs.mergeCharacters({
        character: martha.id,
        merged: mara.id,
        cues: true,
      });
      expect(await textOf(draft)).not.toBe(TEXT);
      await verbs.undoCharacterChange({ change: change ?? '' });
      expect(await everything()).toEqual(before);
    });

    it('lists what was changed, newest first, and what of it was undone', async () => {
      await verbs.renameCharacter({ character: tom.id, name: 'Thomas' });
      const { change } = await verbs.renameCharacter({ character: tom.id, name: 'Tommy' });
      await verbs.undoCharacterChange({ change: change ?? '' });
      const { items } = await verbs.listCharacterChanges({ character: tom.id });
      const told = items.map(({ from, to, undone_at }) => [from, to, undone_at === null]);
      expect(told).toContainEqual(['Tom', 'Thomas', true]);
      expect(told).toContainEqual(['Thomas', 'Tommy', false]);
    });

    it('keeps a rename that was made past every door, so that it can be undone', async () => {
      await run(db, user, "update public.characters set name = 'Thomas' where id = $1", [tom.id]);
      const { items } = await verbs.listCharacterChanges({ character: tom.id });
      await verbs.undoCharacterChange({ change: items[0]?.id ?? '' });
      expect((await verbs.getCharacter({ character: tom.id })).name).toBe('Tom');
    });

    describe('tidying', () => {
      const made = async (name: string, by = 'unknown') => {
        const { id } = await verbs.createCharacter({ book, name });
        await run(
          db,
          { role: 'service_role' },
          'insert into goldenrod.character_origins (character_id, made_by) values ($1, $2)',
          [id, by],
        );
        return id;
      };
      const unneeded = async () =>
        (await verbs.listUnneeded({ book })).items.map(({ name, made_by }) => [name, made_by]);

      it('lists whom a program made, nobody confirmed and no version needs, with what made them', async () => {
        await made('Marth');
        await made('Captain', 'draft');
        await made('Tom Venn');
        await verbs.createScript({ book, number: 1, text: 'INT. ROOM - DAY\n\nTOM VENN\nHm.\n' });
        expect(await unneeded()).toEqual([
          ['Captain', 'draft'],
          ['Marth', 'unknown'],
        ]);
      });

      it('takes a common noun that old saves attached for nobody’s need', async () => {
        const visitor = await made('Visitor');
        const script = await verbs.createScript({
          book,
          number: 1,
          text: 'INT. ROOM - DAY\n\nVISITOR\nHm.\n',
        });
        await run(db, user, 'update public.scripts set character_ids = $2 where id = $1', [
          script.id,
          [visitor],
        ]);
        // As a save from before reasons were kept left it.
        await run(
          db,
          { role: 'service_role' },
          'delete from goldenrod.cast_reasons where character_id = $1',
          [visitor],
        );
        expect(await unneeded()).toEqual([['Visitor', 'unknown']]);
      });

      it('leaves who was linked, renamed, named otherwise, or has a picture', async () => {
        const ids = [];
        for (const name of ['Ann', 'Ben', 'Cid', 'Dee']) ids.push(await made(name));
        const [ann = '', ben = '', cid = '', dee = ''] = ids;
        await verbs.linkCharacter({ script: draft.id, character: ann });
        await verbs.renameCharacter({ character: ben, name: 'Benjamin' });
        await verbs.addAlias({ character: cid, alias: 'Sid' });
        await verbs.createImage({ character_id: dee });
        expect(await unneeded()).toEqual([]);
      });

      it('removes those that it is told to, and nobody else', async () => {
        const marth = await made('Marth');
        await made('Captain');
        const { items } = await verbs.tidyCast({ book, characters: [marth, tom.id] });
        expect(items.map(({ name }) => name)).toEqual(['Marth']);
        const left = (await verbs.listCharacters({ book })).items.map(({ name }) => name);
        expect(left).toEqual(['Captain', 'Mara', 'Tom']);
      });

      it('removes several who stand in one cast together', async () => {
        const ids = [await made('Marth'), await made('Bart')];
        const script = await verbs.createScript({
          book,
          number: 1,
          text: 'INT. ROOM - DAY\n\nMARTH\nHm.\n\nBART\nAye.\n',
        });
        await verbs.deleteScript({ script: script.id });
        const { items } = await verbs.tidyCast({ book, characters: ids });
        expect(items.map(({ name }) => name)).toEqual(['Bart', 'Marth']);
      });
    });
  });
});
