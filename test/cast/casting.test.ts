import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import type { Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { recordSql } from '../harness/record-sql.ts';
import { type ApiServer, startApi } from '../http/api-server.ts';
import { run } from '../sql/support/call.ts';

/** A novel of three chapters in which several clients call, each in a chapter of their own. */
const BOOK = `# Lamp

## One

"It will hold," said Mara Venn. Mara Venn lit the lamp. "Good," said Jabez Wilson.

## Two

"I am a client," said Jabez Wilson. Jabez Wilson sat down. Mara Venn nodded.

## Three

"So am I," said Helen Stoner. Helen Stoner wept. Mara Venn nodded.
`;
const textOf = (title: string) => new TextEncoder().encode(BOOK.replace('Lamp', title));
const speech = (cue: string, words = 'It will hold.') =>
  `INT. LAMP ROOM - NIGHT\n\n${cue}\n${words}\n`;

type Door = 'the library and the commands' | 'HTTP';

describeEngines('casting', (open) => {
  let db: Database;
  let api: ApiServer;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());

  describe.each<Door>(['the library and the commands', 'HTTP'])('by %s', (door) => {
    let user: TestUser;
    let verbs: BoundVerbs;
    let book: string;
    beforeEach(async () => {
      user = await addUser(db);
      verbs =
        door === 'HTTP' ? remoteVerbs({ url: api.url, token: user.userId }) : localVerbs(db, user);
      const bytes = new TextEncoder().encode(BOOK);
      book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
    });

    const names = async () =>
      (await verbs.listCharacters({ book })).items.map(({ name, aliases }) =>
        [name, ...aliases].join('/'),
      );
    const add = (name: string) => verbs.createCharacter({ book, name });
    const write = (text: string, number = 1) => verbs.createScript({ book, number, text });
    const save = async (script: { id: string }, text: string) => {
      const { etag } = await verbs.getScript({ script: script.id });
      return verbs.writeScriptText({ script: script.id, text, ifMatch: etag });
    };
    const castOf = async ({ id }: { id: string }) =>
      (await verbs.getScript({ script: id })).cast.map(({ name }) => name);
    const listed = async ({ id }: { id: string }) =>
      (await verbs.reportCasting({ script: id })).roles.map(({ name }) => name);
    const uncast = async ({ id }: { id: string }) =>
      (await verbs.reportCasting({ script: id })).uncast.map(({ cue }) => cue);

    describe('saving a text', () => {
      it('makes no character of a cue that is typed letter by letter', async () => {
        await add('Mara');
        const script = await write(speech('MARA'));
        for (const cue of ['MAR', 'MART', 'MARTH', 'MARTHA', 'CAPTAIN', 'VISITOR']) {
          await save(script, speech(cue));
        }
        expect(await names()).toEqual(['Mara']);
      });

      it('makes no alias', async () => {
        await add('Mara Venn');
        const script = await write(speech('MARA'));
        await save(script, speech('MARA BY NIGHT'));
        expect(await names()).toEqual(['Mara Venn']);
      });

      it('casts whom the cues name, and lets go whom they no longer name', async () => {
        await add('Mara Venn');
        await add('Helen Stoner');
        const script = await write(speech('MARA') + speech('HELEN'));
        expect(await castOf(script)).toEqual(['Mara Venn', 'Helen Stoner']);
        expect((await save(script, speech('HELEN'))).cast.map(({ name }) => name)).toEqual([
          'Helen Stoner',
        ]);
      });

      it('adds nobody as a new version of what a person wrote', async () => {
        const script = await write(speech('MARTHA'));
        await verbs.createScript({
          book,
          number: 1,
          text: speech('NOBODY KNOWN'),
          parent_id: script.id,
        });
        expect(await names()).toEqual([]);
      });

      it('changes no character over any edits that are saved on the way', async () => {
        await add('Mara Venn');
        await add('Tom');
        const script = await write(speech('MARA'));
        const before = await names();
        const edit = fc.record({
          at: fc.nat(80),
          cut: fc.nat(6),
          text: fc.constantFrom('M', 'MARTHA', '\n', '\n\n', 'TOM', '@', ' (V.O.)', 'A', '^', 'x'),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
            let { text } = await verbs.getScript({ script: script.id });
            for (const { at, cut, text: typed } of edits) {
              text = `${text.slice(0, at)}${typed}${text.slice(at + cut)}`;
              if (/\p{L}/u.test(text)) await save(script, text);
            }
            expect(await names()).toEqual(before);
          }),
          { numRuns: 12 },
        );
      });
    });

    describe('a person’s word', () => {
      let script: Script;
      beforeEach(async () => {
        await add('Mara Venn');
        await add('Helen Stoner');
        script = await write(speech('MARA'));
      });

      it('keeps who was linked without a cue, over every save', async () => {
        await verbs.linkCharacter({ script: script.id, character: 'Helen Stoner' });
        await save(script, speech('MARA', 'Still here.'));
        expect(await castOf(script)).toEqual(['Mara Venn', 'Helen Stoner']);
        expect(await listed(script)).toEqual(['Mara Venn', 'Helen Stoner']);
      });

      it('keeps who was unlinked out, over every save, and lists them no more', async () => {
        await verbs.unlinkCharacter({ script: script.id, character: 'Mara Venn' });
        await save(script, speech('MARA', 'Still here.'));
        expect(await castOf(script)).toEqual([]);
        expect(await listed(script)).toEqual([]);
        expect(await uncast(script)).toEqual(['MARA']);
      });

      it('stays until a person takes it back', async () => {
        await verbs.unlinkCharacter({ script: script.id, character: 'Mara Venn' });
        await verbs.linkCharacter({ script: script.id, character: 'Mara Venn' });
        await save(script, speech('NOBODY HERE'));
        expect(await castOf(script)).toEqual(['Mara Venn']);
        await verbs.unlinkCharacter({ script: script.id, character: 'Mara Venn' });
        expect(await castOf(script)).toEqual([]);
      });

      it('is given by writing character_ids past every door, too', async () => {
        const id = (name: string) =>
          `(select id from public.characters where book_id = '${book}' and name = '${name}')`;
        await run(
          db,
          user,
          `update public.scripts set character_ids = array[${id('Helen Stoner')}] where id = $1`,
          [script.id],
        );
        await save(script, speech('MARA', 'Still here.'));
        expect(await castOf(script)).toEqual(['Helen Stoner']);
        expect(await listed(script)).toEqual(['Helen Stoner']);
      });

      it('goes on in the version that is made from this one', async () => {
        await verbs.linkCharacter({ script: script.id, character: 'Helen Stoner' });
        await verbs.unlinkCharacter({ script: script.id, character: 'Mara Venn' });
        const next = await verbs.createScript({
          book,
          number: 1,
          text: speech('MARA', 'Once more.'),
          parent_id: script.id,
        });
        expect(await castOf(next)).toEqual(['Helen Stoner']);
        expect(await castOf(await verbs.restoreScript({ script: script.id }))).toEqual([
          'Helen Stoner',
        ]);
      });

      it('is told where somebody is unlinked who is not in the cast', async () => {
        await expect(
          verbs.unlinkCharacter({ script: script.id, character: 'Helen Stoner' }),
        ).rejects.toMatchObject({ code: 'not_found' });
      });
    });

    describe('a common noun', () => {
      it.each(['VISITOR', 'CLIENT', 'SECOND CONSTABLE', 'VOICE'])(
        '%s in an imported script makes no character',
        async (cue) => {
          await verbs.createScript({ book, number: 1, text: speech(cue), origin: 'import' });
          expect(await names()).toEqual([]);
        },
      );

      it('that is attached in one chapter means nobody in another', async () => {
        await add('Jabez Wilson');
        const two = await write(speech('CLIENT'), 2);
        const three = await write(speech('CLIENT'), 3);
        await verbs.linkCharacter({
          script: two.id,
          character: 'Jabez Wilson',
          alias: 'CLIENT',
        });
        await save(two, speech('CLIENT', 'Good evening.'));
        await save(three, speech('CLIENT', 'Good evening.'));
        expect(await castOf(two)).toEqual(['Jabez Wilson']);
        expect([await castOf(three), await uncast(three)]).toEqual([[], ['CLIENT']]);
        expect(await names()).toEqual(['Jabez Wilson']);
      });

      it('holds in the chapter where it was given, for every version of it', async () => {
        await add('Jabez Wilson');
        const first = await write(speech('CLIENT'), 2);
        await verbs.linkCharacter({
          script: first.id,
          character: 'Jabez Wilson',
          alias: 'CLIENT',
        });
        expect(await castOf(await write(speech('THE CLIENT'), 2))).toEqual(['Jabez Wilson']);
      });

      it('that names a character is cast where somebody attaches it, and nowhere else by itself', async () => {
        const two = await write(speech('VISITOR'), 2);
        const three = await write(speech('VISITOR'), 3);
        await verbs.linkCharacter({ script: two.id, character: 'Visitor', create: true });
        await save(three, speech('VISITOR', 'Good evening.'));
        expect([await castOf(two), await castOf(three)]).toEqual([['Visitor'], []]);
        const { uncast: open } = await verbs.reportCasting({ script: three.id });
        expect(open.map(({ candidates }) => candidates.map(({ name }) => name))).toEqual([
          ['Visitor'],
        ]);
      });
    });

    it('titles tell people apart when a character is named', async () => {
      await add('Mr. John Turner');
      const script = await write(speech('MRS. TURNER'));
      const { character } = await verbs.linkCharacter({
        script: script.id,
        character: 'Mrs. Turner',
        create: true,
      });
      expect(character.name).toBe('Mrs. Turner');
      expect(await names()).toEqual(['Mr. John Turner', 'Mrs. Turner']);
    });

    it('an import makes any number of characters, and a book goes with them, in as many statements', async () => {
      const nameOf = (at: number) =>
        `Q${String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))}OR`;
      const statements = async (from: number, to: number) => {
        const { id } = (await verbs.importBook({ bytes: textOf(`${from}`), file_name: 'a.md' }))
          .book;
        const named = Array.from({ length: to - from }, (_, at) => speech(nameOf(from + at)));
        const made = await recordSql(db.pool, () =>
          verbs.createScript({ book: id, number: 1, text: named.join('\n'), origin: 'import' }),
        );
        expect((await verbs.listCharacters({ book: id })).items.length).toBeGreaterThanOrEqual(
          Math.min(to - from, 50),
        );
        const gone = await recordSql(db.pool, () => verbs.deleteBook({ book: id }));
        return [made.length, gone.length];
      };
      expect(await statements(3, 200)).toEqual(await statements(0, 3));
    });

    it('a draft and an import make characters on evidence', async () => {
      const drafted = await verbs.draftScript({ book, number: 1 });
      expect(await names()).toContain('Mara Venn');
      expect(await castOf(drafted)).toContain('Mara Venn');
      await verbs.createScript({ book, number: 2, text: speech('IRENE ADLER'), origin: 'import' });
      expect(await names()).toContain('Irene Adler');
    });
  });
});
