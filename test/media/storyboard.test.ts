import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Script, Storyboard } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { cutTimeline } from '../../src/media/handoff/cut.ts';
import { writeOtio } from '../../src/media/handoff/write-otio.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { makePanels } from '../../src/media/panels/make-panels.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { editRate } from '../../src/media/timeline/timecode.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

const BOOK = `# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n`;
const text = (mara = 'It will hold.') =>
  `INT. LAMP ROOM - DUSK\n\nMara wipes the glass.\n\nMARA\n${mara}\n\nNED\nIt will not.\n\nEXT. QUAY - NIGHT\n\nRain.\n\nNED\nWell?\n`;

interface EditedShot {
  id: string;
  number: string;
  caption: string;
  length: number;
}

/** As an editor hands it back: clips one after the other, which know whose shots they are. */
function otioOf(shots: readonly EditedShot[]): string {
  let start = 0;
  const panels = shots.map(({ id, number, caption, length: duration }) => {
    const panel = {
      shot: id,
      scene: '',
      name: number,
      picture: `panels/${number}.png`,
      movement: 'static' as const,
      caption,
      start,
      duration,
    };
    start += duration;
    return panel;
  });
  const timeline = { title: 'Lamp', duration: start, scenes: [], panels, lines: [] };
  return writeOtio(cutTimeline(timeline, editRate('25')), {});
}

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('a storyboard', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let road: MediaRoad;
  let script: string;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    user = await addUser(db);
    verbs = localVerbs(db, user);
    road = mediaRoadOf({ db, store }, user);
    await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
    for (const name of ['Mara', 'Ned']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
    script = (await write(text())).id;
  });

  const write = (words: string, parent?: string): Promise<Script> =>
    verbs.createScript({
      book: 'lamp',
      number: 1,
      text: words,
      origin: 'edit',
      parent_id: parent,
    });
  const board = (of = script) => verbs.getStoryboard({ script: of });
  const numbers = ({ items }: Storyboard) => items.map(({ number }) => number);
  const at = ({ items }: Storyboard, number: string) => {
    const shot = items.find((each) => each.number === number);
    if (shot === undefined) throw new Error(`no shot ${number} among ${items.length}`);
    return shot;
  };

  it('is proposed for a script that nobody touched, each shot behind the one before it', async () => {
    const { items, changed, counts, duration } = await board();
    expect(changed).toBe(false);
    expect(new Set(items.map(({ number }) => number.split('-')[0]))).toEqual(new Set(['1', '2']));
    expect(counts).toMatchObject({ missing: items.length, current: 0 });
    const sum = items.reduce((all, { seen_for }) => all + seen_for, 0);
    expect(sum).toBe(duration);
    expect(items[1]?.seen_from).toBe(items[0]?.seen_for);
  });

  it('keeps what a person set of a shot, named by number or by id', async () => {
    const before = await board();
    const changed = await verbs.changeShot({
      script,
      shot: '1-2',
      framing: 'wide',
      duration: 7_000,
    });
    expect(at(changed, '1-2')).toMatchObject({ framing: 'wide', seen_for: 7_000 });
    const { id } = at(before, '1-3');
    await verbs.changeShot({ script, shot: id, caption: 'The glass, clean.' });
    const after = await board();
    expect(after.changed).toBe(true);
    expect(at(after, '1-2')).toMatchObject({ framing: 'wide', edited: ['framing', 'duration'] });
    expect(at(after, '1-3').caption).toBe('The glass, clean.');
    const others = (of: Storyboard) =>
      of.items
        .filter(({ number }) => !['1-2', '1-3'].includes(number))
        .map(({ caption }) => caption);
    expect(others(after)).toEqual(others(before));
  });

  it('loses no change of two that are made at once', async () => {
    await Promise.all([
      verbs.changeShot({ script, shot: '1-1', framing: 'close' }),
      verbs.changeShot({ script, shot: '1-2', angle: 'low' }),
      verbs.changeShot({ script, shot: '2-1', movement: 'push in' }),
    ]);
    const after = await board();
    expect(at(after, '1-1').framing).toBe('close');
    expect(at(after, '1-2').angle).toBe('low');
    expect(at(after, '2-1').movement).toBe('push in');
  });

  it('is carried to a version that was made of it, with what is new there as it is proposed', async () => {
    await verbs.changeShot({ script, shot: '1-2', framing: 'extreme close' });
    const { id } = await write(text('It will hold, I say.'), script);
    const carried = await board(id);
    expect(carried.changed).toBe(true);
    expect(at(carried, '1-2').framing).toBe('extreme close');
    await verbs.changeShot({ script: id, shot: '1-2', framing: 'wide' });
    expect(at(await board(), '1-2').framing).toBe('extreme close');
  });

  it('moves a shot within its scene, adds one and deletes one; all are numbered by their order', async () => {
    const before = await board();
    const first = at(before, '1-1').id;
    const moved = await verbs.moveShot({ script, shot: '1-1', place: 2 });
    expect(at(moved, '1-2').id).toBe(first);
    const added = await verbs.addShot({
      script,
      after: '1-2',
      caption: 'A gull.',
      framing: 'wide',
    });
    expect(at(added, '1-3')).toMatchObject({ caption: 'A gull.', framing: 'wide', elements: [] });
    expect(added.items).toHaveLength(before.items.length + 1);
    const words = (of: Storyboard) => of.items.flatMap(({ elements }) => elements).sort();
    const deleted = await verbs.deleteShot({ script, shot: '1-1' });
    expect(deleted.items).toHaveLength(before.items.length);
    expect(words(deleted)).toEqual(words(before));
    expect(numbers(deleted)).toEqual(numbers(before));
    const reset = await verbs.resetStoryboard({ script });
    expect(reset.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
    expect(reset.changed).toBe(false);
  });

  it('refuses a shot that is not there, the last of a scene, and somebody whom nobody knows', async () => {
    await expect(verbs.changeShot({ script, shot: '9-9', framing: 'wide' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('9-9'),
    });
    for (const _ of numbers(await board())
      .filter((number) => number.startsWith('2-'))
      .slice(1)) {
      await verbs.deleteShot({ script, shot: '2-1' });
    }
    await expect(verbs.deleteShot({ script, shot: '2-1' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const stranger = { id: script, name: 'X', position: 'left' as const, speaks: false };
    await expect(
      verbs.changeShot({ script, shot: '1-1', characters: [stranger] }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is seen and changed by its owner alone', async () => {
    await verbs.changeShot({ script, shot: '1-1', framing: 'close' });
    const other = localVerbs(db, await addUser(db));
    await expect(other.getStoryboard({ script })).rejects.toMatchObject({ code: 'not_found' });
    await expect(other.changeShot({ script, shot: '1-1', framing: 'wide' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('draws anew exactly what looks different, and says by name what that is', async () => {
    const { made } = await makePanels(road, { script });
    expect((await board()).counts).toMatchObject({ current: made, missing: 0 });
    await verbs.addShot({ script, after: '1-1', caption: 'A gull.' });
    const changed = await verbs.changeShot({ script, shot: '1-3', framing: 'extreme close' });
    expect(at(changed, '1-3')).toMatchObject({ state: 'stale', causes: ['framing'] });
    expect(changed.counts).toMatchObject({ stale: 1, missing: 1, current: made - 1 });
    await verbs.changeShot({ script, shot: '1-3', duration: 9_000 });
    expect((await makePanels(road, { script })).made).toBe(2);
    expect((await board()).counts).toMatchObject({ stale: 0, missing: 0 });
  });

  it('takes a picture of a person’s own for a shot, and no drawing replaces it', async () => {
    const drawn = await makePanels(road, { script });
    const [first] = drawn.shots;
    if (first === undefined) throw new Error('nothing was drawn');
    const own = await readWhole(store, first.sha256, { limit: 10_000_000 });
    const { sha256 } = await road.keep(Buffer.concat([own, Buffer.from('own')]), 'image');
    const { id } = at(await board(), '1-2');
    const take = await verbs.addTake({ script, element: id, medium: 'image', file: sha256 });
    expect(at(await board(), '1-2')).toMatchObject({
      take: take.id,
      origin: 'own',
      state: 'current',
    });
    await verbs.changeShot({ script, shot: '1-2', framing: 'wide' });
    expect((await makePanels(road, { script })).made).toBe(0);
    expect(at(await board(), '1-2')).toMatchObject({ take: take.id, state: 'current' });
    const { items } = await verbs.listTakes({ script, element: id });
    expect(items.map(({ origin }) => origin)).toEqual(['own', 'generated']);
    await expect(
      verbs.addTake({ script, element: id, medium: 'audio', file: sha256 }),
    ).rejects.toMatchObject({ code: 'usage' });
  });

  it('takes back what an editor changed, and changes nothing before it is asked to', async () => {
    const before = await board();
    const [first, second, third, ...rest] = before.items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('few');
    const cut = [second, first, ...rest].map(({ id, seen_for, number, caption }) => ({
      id,
      number,
      caption,
      length: id === first.id ? 5_000 : seen_for,
    }));
    const otio = otioOf(cut);
    const told = await verbs.readEdit({ script, otio, apply: false });
    expect(told.applied).toBe(false);
    expect(told.proposal.cut).toMatchObject([{ shot: third.id }]);
    expect(told.proposal.moved.map(({ number }) => number)).toEqual(['1-1', '1-2']);
    expect(told.proposal.durations).toMatchObject([{ shot: first.id, now: 5_000 }]);
    expect((await board()).changed).toBe(false);
    const { storyboard } = await verbs.readEdit({ script, otio, apply: true });
    expect(storyboard.items.map(({ id }) => id)).toEqual(cut.map(({ id }) => id));
    expect(storyboard.items[1]).toMatchObject({ id: first.id, seen_for: 5_000 });
    await expect(verbs.readEdit({ script, otio: '{}', apply: true })).rejects.toMatchObject({
      code: 'media.unsupported',
    });
  });
});
