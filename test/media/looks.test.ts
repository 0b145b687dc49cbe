import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { BookLook, Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { makePanels } from '../../src/media/panels/make-panels.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { panelStates } from '../../src/media/storyboard/panel-states.ts';
import { planStoryboard } from '../../src/media/storyboard/plan-storyboard.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

const BOOK = `# Lamp

## One

Mara Venn had long red hair. She wore a grey coat. “It will hold,” said Mara.

Ned Oake was tall. Ned leaned on a walking-stick. “It will not,” said Ned.

## Two

Mara’s hair was black. “It held,” said Mara. “😀”

Ned’s brown jacket was wet.
`;
const ONE = `INT. LAMP ROOM - DUSK

MARA
It will hold.

NED
It will not.

EXT. QUAY - NIGHT

MARA
It must.

NED
It has.
`;
const TWO = 'INT. LAMP ROOM - DAY\n\nMARA\nIt held.\n';

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('what characters look like', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let road: MediaRoad;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    user = await addUser(db);
    verbs = localVerbs(db, user);
    road = mediaRoadOf({ db, store }, user);
    await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
    for (const name of ['Mara Venn', 'Ned Oake', 'Abel']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
  });

  const write = (number: number, text: string): Promise<Script> =>
    verbs.createScript({ book: 'lamp', number, text, origin: 'edit' });
  const lookOf = (items: readonly BookLook[], name: string): BookLook => {
    const found = items.find(({ character }) => character.name.startsWith(name));
    if (found === undefined) throw new Error(`${name} is not listed`);
    return found;
  };
  const list = async (name: string) =>
    lookOf((await verbs.listLooks({ book: 'lamp' })).items, name);
  const propose = async (name: string) =>
    lookOf((await verbs.proposeLooks({ book: 'lamp' })).items, name);
  const draw = ({ id }: Script) => makePanels(road, { script: id });
  const stale = async ({ id }: Script) => {
    const plan = await planStoryboard(road, { script: id });
    const states = await road.look((trx) => panelStates(trx, plan, '16:9'));
    return states.filter(({ state }) => state !== 'current');
  };
  const scenesOf = async ({ id }: Script): Promise<string[]> => {
    const { items } = await verbs.listElements({ script: id });
    return items.filter(({ kind }) => kind === 'scene').map((each) => each.id);
  };

  it('are found in the chapters as quotations, at their places in characters', async () => {
    expect(await list('Mara')).toMatchObject({
      assigned_by: null,
      found: [],
      look: { hair: null },
    });
    const mara = await propose('Mara');
    expect(mara).toMatchObject({
      assigned_by: 'proposal',
      look: { gender: 'f', hair: 'long red hair', clothes: ['grey coat'] },
    });
    const { items: chapters } = await verbs.listChapters({ book: 'lamp' });
    for (const { chapter, start, end, quote } of mara.found) {
      expect(chapters.map(({ number }) => number)).toContain(chapter);
      const { text } = await verbs.getChapter({ book: 'lamp', number: chapter });
      expect([...text].slice(start, end).join('')).toBe(quote);
    }
    expect(mara.found.map(({ quote, used }) => [quote, used])).toEqual([
      ['long red hair', true],
      ['grey coat', true],
      ['hair was black', false],
    ]);
    expect(lookOf((await verbs.listLooks({ book: 'lamp' })).items, 'Ned').look).toMatchObject({
      build: 'tall',
      clothes: ['brown jacket'],
      props: ['walking-stick'],
    });
  });

  it('are told with all that the prose says of one thing, what was taken, and why', async () => {
    const { choices } = await propose('Mara');
    expect(choices).toEqual([
      {
        ...{ attribute: 'hair', taken: 'long red hair', because: 'first' },
        values: [
          { value: 'long red hair', chapter: 1 },
          { value: 'black hair', chapter: 2 },
        ],
      },
    ]);
    const said = await verbs.setLook({ book: 'lamp', who: 'Mara', hair: 'white hair' });
    expect(said.choices[0]).toMatchObject({ taken: 'white hair', because: 'person' });
  });

  it('stay as a person said them when they are looked for again, and go back to the book after', async () => {
    await propose('Mara');
    await verbs.setLook({ book: 'lamp', who: 'Mara', hair: 'white hair', clothes: null });
    expect((await propose('Mara')).look).toMatchObject({ hair: 'white hair', clothes: [] });
    await verbs.removeLook({ book: 'lamp', who: 'Mara' });
    expect(await list('Mara')).toMatchObject({
      assigned_by: 'proposal',
      look: { gender: 'f', hair: 'long red hair', clothes: ['grey coat'] },
    });
    await expect(verbs.removeLook({ book: 'lamp', who: 'Mara' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are looked for once by whoever draws panels, also of one of whom the book says nothing', async () => {
    const script = await write(1, ONE);
    await draw(script);
    expect(await list('Mara')).toMatchObject({ look: { hair: 'long red hair' } });
    expect(await list('Abel')).toMatchObject({ assigned_by: 'proposal', found: [] });
    await verbs.replaceChapter({ book: 'lamp', number: 1, text: 'Mara Venn had brown hair.' });
    await draw(script);
    expect(await list('Mara')).toMatchObject({ look: { hair: 'long red hair' } });
    expect((await propose('Mara')).look.hair).toBe('brown hair');
  });

  it('make those panels stale that show who changed, and no others', async () => {
    const script = await write(1, ONE);
    await draw(script);
    expect(await stale(script)).toEqual([]);
    await verbs.setLook({ book: 'lamp', who: 'Mara', clothes: ['yellow oilskin'] });
    const { shots } = (await draw(script)).plan;
    await verbs.setLook({ book: 'lamp', who: 'Mara', clothes: ['green coat'] });
    const changed = await stale(script);
    const showing = shots.filter(({ sitters }) => sitters.some(({ name }) => name === 'Mara Venn'));
    expect(showing.length).toBeGreaterThan(0);
    expect(showing.length).toBeLessThan(shots.length);
    expect(changed.map(({ element_id: id }) => id)).toEqual(showing.map(({ shot }) => shot.id));
    for (const { causes } of changed) expect(causes).toEqual(['look of Mara Venn: clothes']);
    expect((await draw(script)).made).toBe(changed.length);
  });

  it('change from a scene on: only panels from there on are stale, in the chapters behind it too', async () => {
    const [first, second] = [await write(1, ONE), await write(2, TWO)];
    await draw(first);
    await draw(second);
    const [, quay = ''] = await scenesOf(first);
    const change = { book: 'lamp', who: 'Mara', scene: quay };
    const { changes } = await verbs.setLookChange({
      ...{ ...change, script: first.id },
      look: { clothes: ['wet coat'] },
    });
    expect(changes).toEqual([
      {
        ...{ scene: quay, chapter: 1, number: 2, heading: 'EXT. QUAY - NIGHT' },
        look: { clothes: ['wet coat'] },
      },
    ]);
    const changed = await stale(first);
    expect(new Set(changed.map(({ scene_id: scene }) => scene))).toEqual(new Set([quay]));
    expect((await stale(second)).flatMap(({ causes }) => causes)).toContain(
      'look of Mara Venn: clothes',
    );
    await verbs.removeLookChange(change);
    expect([await stale(first), await stale(second)]).toEqual([[], []]);
    await expect(verbs.removeLookChange(change)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('change in no scene that the script has not', async () => {
    const script = await write(1, ONE);
    const scene = '00000000-0000-4000-8000-000000000000';
    await expect(
      verbs.setLookChange({ book: 'lamp', who: 'Mara', script: script.id, scene, look: {} }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are drawn as a portrait, the same bytes for the same look', async () => {
    await propose('Mara');
    const png = async (who: string) =>
      Buffer.from((await verbs.drawPortrait({ book: 'lamp', who, format: 'png' })).content);
    const mara = await png('Mara');
    expect(mara.subarray(1, 4).toString()).toBe('PNG');
    expect([mara.readUInt32BE(16), mara.readUInt32BE(20)]).toEqual([512, 512]);
    expect(mara.equals(await png('Mara Venn'))).toBe(true);
    const ned = await png('Ned');
    expect(mara.equals(ned)).toBe(false);
    await verbs.setLook({ book: 'lamp', who: 'Mara', hair: 'white hair' });
    expect(mara.equals(await png('Mara'))).toBe(false);
    expect(ned.equals(await png('Ned'))).toBe(true);
    const { content } = await verbs.drawPortrait({ book: 'lamp', who: 'Mara', format: 'svg' });
    expect(Buffer.from(content).toString()).toMatch(/^<svg .*#efece4/s);
  });

  it('pass to the one that is kept in a merge, with the voice, where a person said them', async () => {
    await propose('Mara');
    const abel = (await list('Abel')).character.id;
    const mara = (await list('Mara')).character.id;
    await verbs.proposeVoices({ book: 'lamp' });
    await verbs.setLook({ book: 'lamp', who: mara, hair: 'white hair' });
    await verbs.setVoice({ book: 'lamp', who: mara, engine: 'flite', voice: 'awb', pitch: 3 });
    const voiceOf = async (id: string) =>
      (await verbs.listVoices({ book: 'lamp' })).items.find((each) => each.character?.id === id);
    const before = await voiceOf(abel);
    const { change } = await verbs.mergeCharacters({ character: abel, merged: mara });
    expect(await list('Abel')).toMatchObject({
      ...{ assigned_by: 'person', look: { hair: 'white hair' } },
      found: [{ quote: 'long red hair' }, { quote: 'grey coat' }, { quote: 'hair was black' }],
    });
    expect(await voiceOf(abel)).toMatchObject({
      ...{ assigned_by: 'person', voice: { voice: 'awb', pitch: 3 } },
    });
    await verbs.undoCharacterChange({ change: change ?? '' });
    expect(await list('Abel')).toMatchObject({ assigned_by: 'proposal', found: [] });
    expect(await list('Mara')).toMatchObject({ look: { hair: 'white hair' } });
    expect(await voiceOf(abel)).toEqual(before);
    expect(await voiceOf(mara)).toMatchObject({ voice: { voice: 'awb', pitch: 3 } });
  });

  it('stay, with the voice, in a merge where a person said them of the one that is kept', async () => {
    const [mara, ned] = [await list('Mara'), await list('Ned')].map(
      ({ character }) => character.id,
    );
    for (const [who = '', hair, voice] of [
      [mara, 'red', 'slt'] as const,
      [ned, 'grey', 'awb'] as const,
    ]) {
      await verbs.setLook({ book: 'lamp', who, hair });
      await verbs.setVoice({ book: 'lamp', who, engine: 'flite', voice });
    }
    await verbs.mergeCharacters({ character: mara ?? '', merged: ned ?? '' });
    expect((await list('Mara')).look.hair).toBe('red');
    const { items } = await verbs.listVoices({ book: 'lamp' });
    expect(items.find(({ character }) => character?.id === mara)?.voice?.voice).toBe('slt');
  });

  it('are shown to nobody else, and changed by nobody else', async () => {
    const other = localVerbs(db, await addUser(db));
    const { book } = await verbs.proposeLooks({ book: 'lamp' });
    const look = { book: book.id, who: 'Mara' };
    for (const ask of [
      () => other.listLooks(look),
      () => other.proposeLooks(look),
      () => other.setLook({ ...look, hair: 'red' }),
      () => other.drawPortrait(look),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});
