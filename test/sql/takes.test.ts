import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { type Caller, OWNER, one, type Row, refusal, run } from './support/call.ts';
import { addScriptIn, openStudio, type Studio } from './support/studio.ts';

const LOW = { engine: 'flite', voice: 'kal', pitch: 0, rate: 1, style: null };

describeEngines('takes', (open) => {
  let db: Database;
  let studio: Studio;
  let script: string;
  /** A speech of Mara's, and one of nobody's. */
  let hers: string;
  let nobodys: string;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    studio = await openStudio(db);
    script = await addScriptIn(db, studio, 'evaluated');
    [hers, nobodys] = [randomUUID(), randomUUID()];
    await keep(script, [
      { id: hers, ordinal: 1, kind: 'speech', character_id: studio.characters[0], hash: 'a1' },
      { id: nobodys, ordinal: 2, kind: 'speech', character_id: null, hash: 'b1' },
      { id: randomUUID(), ordinal: 3, kind: 'action', character_id: null, hash: 'c1' },
    ]);
  });

  async function keep(
    of: string,
    elements: {
      id: string;
      ordinal: number;
      kind: string;
      character_id?: string | null | undefined;
      hash: string;
    }[],
  ) {
    const rows = elements.map(({ hash, ...element }) => ({
      ...element,
      content_hash: hash,
      start_at: element.ordinal * 10,
      end_at: element.ordinal * 10 + 5,
      made_of: [],
    }));
    await run(
      db,
      studio.user,
      'select goldenrod.keep_elements($1, coalesce(s.text_hash, goldenrod.hash(s.script)), $2) from public.scripts s where s.id = $1',
      [of, JSON.stringify(rows)],
    );
  }

  async function addAudio(user: { userId: string } = studio.user): Promise<string> {
    const row = await one(
      db,
      OWNER,
      "insert into public.audio_generations (audio_type, user_id) values ('character', $1) returning id",
      [user.userId],
    );
    return String(row.id);
  }

  async function addTake(
    element: string,
    madeFrom: object | null,
    { origin = 'generated', chosen = null }: { origin?: string; chosen?: string | null } = {},
  ): Promise<string> {
    const row = await one(
      db,
      studio.user,
      `insert into goldenrod.takes (user_id, medium, audio_id, element_id, script_id, origin, made_from, chosen_at)
       values ($1, 'audio', $2, $3, $4, $5, $6, $7) returning id`,
      [
        studio.user.userId,
        await addAudio(),
        element,
        script,
        origin,
        madeFrom && JSON.stringify(madeFrom),
        chosen,
      ],
    );
    return String(row.id);
  }

  const assign = (character: string | null, voice: Partial<typeof LOW> = {}) =>
    run(
      db,
      studio.user,
      `insert into goldenrod.voices (book_id, character_id, engine, voice, pitch, rate)
       values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint voices_character_key do update set voice = excluded.voice`,
      [
        studio.book,
        character,
        ...(['engine', 'voice', 'pitch', 'rate'] as const).map(
          (key) => ({ ...LOW, ...voice })[key],
        ),
      ],
    );

  const states = (of: string[] = [script], caller: Caller = studio.user) =>
    run(db, caller, 'select * from goldenrod.take_states($1) order by ordinal', [of]);
  const stateOf = async (element: string, of = script): Promise<Row | undefined> =>
    (await states([of])).find(({ element_id }) => element_id === element);

  describe('the state of an element', () => {
    it('is missing where there is no take', async () => {
      expect(await stateOf(hers)).toMatchObject({ state: 'missing', causes: [], takes: 0 });
    });

    it('is unknown where nobody knows what its take was made from', async () => {
      await addTake(hers, null);
      expect(await stateOf(hers)).toMatchObject({ state: 'unknown', causes: [], takes: 1 });
    });

    it('is current where it was made from the same', async () => {
      await assign(studio.characters[0]);
      const take = await addTake(hers, { text: 'a1', voice: LOW, seed: 7 });
      expect(await stateOf(hers)).toMatchObject({ state: 'current', causes: [], take_id: take });
    });

    it('is stale by its text, and by the voice of who speaks, by name', async () => {
      await assign(studio.characters[0], { voice: 'slt' });
      await addTake(hers, { text: 'before', voice: LOW });
      expect(await stateOf(hers)).toMatchObject({
        state: 'stale',
        causes: ['text', 'voice of Mara'],
      });
    });

    it('of one that nobody of the cast speaks goes by its text alone', async () => {
      await addTake(nobodys, { text: 'b1', voice: LOW });
      expect(await stateOf(nobodys)).toMatchObject({ state: 'current' });
    });

    it('is asked of actions only where the book has a narrator', async () => {
      expect((await states()).map(({ kind }) => kind)).toEqual(['speech', 'speech']);
      await assign(null);
      expect((await states()).map(({ kind }) => kind)).toEqual(['speech', 'speech', 'action']);
    });

    it('is current again in an older version whose words a take was made from', async () => {
      const later = await addScriptIn(db, studio, 'evaluated', { text: 'INT. PIER - DAY' });
      await keep(later, [
        { id: hers, ordinal: 1, kind: 'speech', character_id: studio.characters[0], hash: 'a2' },
      ]);
      const old = await addTake(hers, { text: 'a1' });
      expect(await stateOf(hers, later)).toMatchObject({ state: 'stale', take_id: old });
      const renewed = await addTake(hers, { text: 'a2' });
      expect(await stateOf(hers, later)).toMatchObject({ state: 'current', take_id: renewed });
      expect(await stateOf(hers)).toMatchObject({ state: 'current', take_id: old, takes: 2 });
    });

    it('of elements that are handed in goes by what is expected of them', async () => {
      const shot = randomUUID();
      const given = [
        {
          script_id: script,
          id: shot,
          ordinal: 1,
          kind: 'shot',
          medium: 'image',
          expected: { shot: 'x', 'look of Mara: coat': 'red' },
        },
      ];
      const image = await one(
        db,
        OWNER,
        'insert into public.image_generations (user_id) values ($1) returning id',
        [studio.user.userId],
      );
      await run(
        db,
        studio.user,
        `insert into goldenrod.takes (user_id, medium, image_id, element_id, origin, made_from)
         values ($1, 'image', $2, $3, 'generated', '{"shot": "x", "look of Mara: coat": "grey"}')`,
        [studio.user.userId, image.id, shot],
      );
      const rows = await run(
        db,
        studio.user,
        "select * from goldenrod.take_states($1, $2) where medium = 'image'",
        [[script], JSON.stringify(given)],
      );
      expect(rows).toMatchObject([
        { element_id: shot, state: 'stale', causes: ['look of Mara: coat'] },
      ]);
    });
  });

  describe('the take in use', () => {
    it('is the one chosen last of those that fit', async () => {
      const first = await addTake(hers, { text: 'a1', seed: 1 }, { chosen: '2026-01-01' });
      await addTake(hers, { text: 'a1', seed: 2 });
      const last = await addTake(hers, { text: 'a1', seed: 3 }, { chosen: '2026-01-02' });
      expect(await stateOf(hers)).toMatchObject({ take_id: last, takes: 3 });
      await run(db, studio.user, 'update goldenrod.takes set chosen_at = now() where id = $1', [
        first,
      ]);
      expect(await stateOf(hers)).toMatchObject({ take_id: first });
    });

    it("is a person's own that was chosen, although another one fits", async () => {
      const own = await addTake(hers, { text: 'before' }, { origin: 'own', chosen: '2026-01-01' });
      await addTake(hers, { text: 'a1' }, { chosen: '2026-01-02' });
      expect(await stateOf(hers)).toMatchObject({ take_id: own, state: 'stale', origin: 'own' });
    });
  });

  describe('nobody else', () => {
    let other: Studio;
    beforeEach(async () => {
      other = await openStudio(db, 'other');
    });

    it('sees the takes, the voices or the states of an account', async () => {
      await assign(studio.characters[0]);
      await addTake(hers, { text: 'a1' });
      expect(await states([script], other.user)).toEqual([]);
      for (const table of ['takes', 'voices']) {
        expect(await run(db, other.user, `select * from goldenrod.${table}`), table).toEqual([]);
      }
    });

    it('hangs a take on sound, or for a script, of an account', async () => {
      const foreign = await addAudio(studio.user);
      const insert = `insert into goldenrod.takes (user_id, medium, audio_id, element_id, script_id, origin)
        values ($1, 'audio', $2, $3, $4, 'own')`;
      const mine = await addAudio(other.user);
      for (const [audio, of] of [
        [foreign, null],
        [mine, script],
      ]) {
        const no = await refusal(run(db, other.user, insert, [other.user.userId, audio, hers, of]));
        expect(no.code).toBe('GR005');
      }
    });

    it('gives a voice to a character of an account', async () => {
      const no = await refusal(
        run(
          db,
          other.user,
          "insert into goldenrod.voices (book_id, character_id, engine, voice) values ($1, $2, 'flite', 'kal')",
          [other.book, studio.characters[0]],
        ),
      );
      expect(no.code).toBe('GR005');
    });
  });

  it('stay what they were made from', async () => {
    const take = await addTake(hers, { text: 'a1' });
    const no = await refusal(
      run(db, studio.user, "update goldenrod.takes set made_from = '{}' where id = $1", [take]),
    );
    expect(no.code).toBe('GR004');
  });

  it('have one hash for the same inputs in any order', async () => {
    const hashes = [];
    for (const inputs of [
      { text: 'a1', seed: 1 },
      { seed: 1, text: 'a1' },
    ]) {
      const id = await addTake(hers, inputs);
      hashes.push(
        (
          await one(db, studio.user, 'select made_from_hash from goldenrod.takes where id = $1', [
            id,
          ])
        ).made_from_hash,
      );
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('outlive the version that they were made for', async () => {
    const draft = await addScriptIn(db, studio, 'draft', { chapter: studio.otherChapter });
    const take = await addTake(hers, { text: 'a1' });
    await run(db, studio.user, 'update goldenrod.takes set script_id = $2 where id = $1', [
      take,
      draft,
    ]);
    await run(db, OWNER, 'delete from public.chapters where id = $1', [studio.otherChapter]);
    expect(
      await one(db, studio.user, 'select script_id from goldenrod.takes where id = $1', [take]),
    ).toEqual({ script_id: null });
  });
});
