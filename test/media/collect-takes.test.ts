import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { type CollectOptions, collectMedia } from '../../src/media/collect-media.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { makePanels } from '../../src/media/panels/make-panels.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { makeLineTakes } from '../../src/media/table-read/make-line-takes.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

const BOOK = '# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n';
const TEXT = 'INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n\nNED\nIt will not.\n';

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('takes, where media are collected', (open) => {
  let db: Database;
  let verbs: BoundVerbs;
  let road: MediaRoad;
  let script: Script;
  let shots = 0;
  beforeEach(async () => {
    db = await open();
    await db.pool.query('delete from goldenrod.takes');
    const user = await addUser(db);
    verbs = localVerbs(db, user);
    road = mediaRoadOf({ db, store }, user);
    await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
    for (const name of ['Mara', 'Ned']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
    script = await verbs.createScript({ book: 'lamp', number: 1, text: TEXT, origin: 'edit' });
    await read();
    shots = (await makePanels(road, { script: script.id })).shots.length;
  });

  const read = () => makeLineTakes(road, { script: script.id, narrate: false });
  const voice = (rate: number) =>
    verbs.setVoice({ book: 'lamp', who: 'Mara', engine: 'flite', voice: 'slt', rate });
  const soon = () => new Date(Date.now() + 60_000);
  const collect = async (options: Partial<CollectOptions> = {}) =>
    (await collectMedia({ db, store }, { before: soon(), evenAll: true, ...options })).takes;
  const takesOf = async (): Promise<number> => {
    const { rows } = await db.pool.query('select from goldenrod.takes');
    return rows.length;
  };

  it('stay, stale or not in use, where none were told of', async () => {
    await voice(1.5);
    await read();
    await voice(2);
    expect(await collect()).toBeUndefined();
    expect(await takesOf()).toBe(shots + 3);
  });

  it('that no version uses go where that is told, and are only counted before', async () => {
    await voice(1.5);
    await read();
    const wanted = { stale: 0, unchosen: 1, bytes: expect.any(Number) };
    expect(await collect({ unchosen: true, dryRun: true })).toEqual(wanted);
    expect(await takesOf()).toBe(shots + 3);
    expect(await collect({ stale: true })).toMatchObject({ stale: 0, unchosen: 0 });
    expect(await collect({ unchosen: true })).toEqual(wanted);
    expect(await takesOf()).toBe(shots + 2);
    const { counts } = await verbs.listTakeStates({ script: script.id });
    expect(counts).toMatchObject({ current: 2, missing: 0 });
    expect(await collect({ unchosen: true })).toMatchObject({ unchosen: 0 });
  });

  it('that are stale go where that is told, and are missing then', async () => {
    await voice(1.5);
    expect(await collect({ unchosen: true })).toMatchObject({ stale: 0, unchosen: 0 });
    expect(await collect({ stale: true })).toMatchObject({ stale: 1, unchosen: 0 });
    const { counts } = await verbs.listTakeStates({ script: script.id });
    expect(counts).toMatchObject({ current: 1, stale: 0, missing: 1 });
    expect((await verbs.getStoryboard({ script: script.id })).counts.current).toBe(shots);
  });

  it('that are current in an older version stay, also where they are stale in a newer', async () => {
    const text = TEXT.replace('It will hold.', 'It will break.');
    const made = { book: 'lamp', number: 1, text, origin: 'edit' as const, parent_id: script.id };
    await verbs.createScript(made);
    expect(await collect({ stale: true, unchosen: true })).toMatchObject({ stale: 0, unchosen: 0 });
    expect((await verbs.listTakeStates({ script: script.id })).counts.current).toBe(2);
  });

  it('of a person’s own stay, and what is younger than was told', async () => {
    const { items } = await verbs.listTakeStates({ script: script.id });
    const { sha256 } = await road.keep(
      Buffer.from(
        '524946462400000057415645666d74201000000001000100803e0000007d0000020010006461746100000000',
        'hex',
      ),
      'audio',
    );
    const own = { script: script.id, element: items[0]?.element ?? '', file: sha256 };
    await verbs.addTake({ ...own, medium: 'audio' });
    await voice(1.5);
    const young = { before: new Date(Date.now() - 60_000) };
    const all = { stale: true, unchosen: true };
    expect(await collect({ ...all, ...young })).toMatchObject({ stale: 0, unchosen: 0 });
    expect(await collect(all)).toMatchObject({ stale: 0, unchosen: 1 });
    const after = await verbs.listTakes({ script: script.id, element: own.element });
    expect(after.items.map(({ origin }) => origin)).toEqual(['own']);
  });
});
