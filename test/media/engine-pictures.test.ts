import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { AppError } from '../../src/contract/error.ts';
import type { Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { withTill } from '../../src/media/network/ask-by-till.ts';
import { drawPortrait } from '../../src/media/pictures/draw-portrait.ts';
import { drawPictures, planPictures } from '../../src/media/pictures/draw-shots.ts';
import { listPortraits } from '../../src/media/pictures/portraits.ts';
import { writeStoryboard } from '../../src/media/produce/write-storyboard.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { editRate } from '../../src/media/timeline/timecode.ts';
import type { Provider } from '../../src/provider/provider.ts';
import { selectSpend, writeBudget } from '../../src/provider/spend/budgets.ts';
import { NOTHING } from '../../src/provider/spend/spend-rows.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';
import { until } from '../harness/until.ts';
import { startProvider, type TestProvider } from '../provider/start-provider.ts';

const BOOK = '# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n';
const TEXT =
  'INT. LAMP ROOM - DUSK\n\nMara wipes the glass.\n\nMARA\nIt will hold.\n\nNED\nIt will not.\n';
const PRICE = { unit: 'image', price: 0.04, currency: 'USD', date: '2026-01-01' } as const;
const SHAPE = '16:9';

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('pictures by an engine', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let server: TestProvider;
  let script: Script;
  let folder = '';
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    server = await startProvider();
    folder = await mkdtemp(join(tmpdir(), 'goldenrod-pictures-'));
    user = await addUser(db);
    verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    await verbs.importBook({ bytes, file_name: 'lamp.md' });
    for (const name of ['Mara', 'Ned']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
    script = await verbs.createScript({ book: 'lamp', number: 1, text: TEXT, origin: 'edit' });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const roadWith = (
    more: Partial<Provider> = {},
    kind: Provider['kind'] = 'openai-compatible',
  ): MediaRoad => {
    const provider = server.provider(kind, { imageModel: 'm', ...more });
    return mediaRoadOf({ db, store, providers: new Map([['lab', provider]]) }, user);
  };
  const drawing = () => ({ script: script.id, engine: 'lab', shape: SHAPE }) as const;
  const draw = async (road: MediaRoad, more: object = {}) => {
    const planned = await planPictures(road, { ...drawing(), ...more });
    const order = { script: script.id, purpose: 'image', work: [planned.work] } as const;
    return withTill(road, order, NOTHING, (till) => drawPictures(road, till, planned));
  };
  const portrait = (road: MediaRoad, more: object = {}) =>
    drawPortrait(road, {
      book: 'lamp',
      who: 'Mara',
      script: script.id,
      engine: 'lab',
      spending: NOTHING,
      ...more,
    });
  const approve = async () => {
    await verbs.recordEvaluation({ script: script.id, score: 90 });
    await verbs.approveScript({ script: script.id });
  };
  const parts = async () => {
    const { items: rows } = await roadWith().look((trx) =>
      selectSpend(trx, { book: null, limit: 100 }),
    );
    return rows.filter(({ kind }) => kind === 'part').map(({ state, actual }) => [state, actual]);
  };

  it('take the chosen portrait along in each in which they are seen, and in no other', async () => {
    const road = roadWith();
    const { take } = await portrait(road);
    const [chosen] = await road.look((trx) => listPortraits(trx, [take.element]));
    const sent = Buffer.from(await readWhole(store, chosen?.sha256 ?? '', { limit: 10_000_000 }));
    const before = server.made().length;
    const { shots } = await planPictures(road, drawing());
    await draw(road);
    const requests = server.made().slice(before);
    expect(requests).toHaveLength(shots.length);
    const seen = shots.map(({ picture }) => picture.references.length > 0);
    expect(new Set(seen)).toEqual(new Set([true, false]));
    expect(requests.map(({ body }) => body.includes(sent))).toEqual(seen);
    expect(requests.map(({ path }) => path.endsWith('/edits'))).toEqual(seen);
  });

  it('are takes: they are what a storyboard shows, made once, and made anew by other words', async () => {
    const road = roadWith();
    const { made } = await draw(road);
    expect(server.made()).toHaveLength(made);
    const written = await writeStoryboard(road, folder, {
      script: script.id,
      aspect: SHAPE,
      rate: editRate('25'),
      tell: () => undefined,
    });
    expect(written.panels.made).toBe(0);
    const [panel = ''] = await readdir(join(folder, 'panels'));
    const png = await readFile(join(folder, 'panels', panel));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 720]);
    expect(await draw(road)).toMatchObject({ made: 0, sent: [] });

    const { shots } = await planPictures(road, drawing());
    const id = shots[0]?.planned.shot.id ?? '';
    const prompts = new Map([[id, 'Nothing but fog.']]);
    expect(await draw(road, { prompts })).toMatchObject({ made: 1 });
    expect(JSON.parse(server.made().at(-1)?.body.toString() ?? '').prompt).toBe('Nothing but fog.');
    const known = await planPictures(road, { ...drawing(), prompts });
    expect(known.shots.every(({ take }) => take !== null)).toBe(true);
    expect((await verbs.getScript({ script: script.id })).text).toBe(TEXT);
  });

  it('say what is seen in their prompts, and no word of what is said', async () => {
    const { shots } = await planPictures(roadWith(), drawing());
    const prompts = shots.map(({ picture }) => picture.prompt);
    expect(prompts[0]).toMatch(/lamp room/i);
    expect(prompts.join()).not.toContain('It will');
    expect(server.asked).toEqual([]);
  });

  it('that are paid keep the rules of cost', async () => {
    const road = roadWith({ paid: true, prices: { m: PRICE } });
    const codeOf = async (work: Promise<unknown>) => {
      const error = await work.catch((thrown: unknown) => thrown);
      return error instanceof AppError ? error.code : `not refused: ${String(error)}`;
    };
    const paying = { spending: { ...NOTHING, maxCost: 1 } };
    expect(await codeOf(portrait(road, paying))).toBe('spend.not_approved');
    await approve();
    expect(await codeOf(portrait(road, paying))).toBe('spend.no_room');
    expect(server.asked).toEqual([]);
    await road.commit((trx) => writeBudget(trx, { book: null, currency: 'USD', amount: 1 }));
    const { cost } = await portrait(road, paying);
    expect(cost).toEqual({ currency: 'USD', estimated: 0.04, actual: 0.04 });
  });

  describe('that come later', () => {
    const paying = { spending: { ...NOTHING, maxCost: 1 } };
    let road: MediaRoad;
    beforeEach(async () => {
      const workflow = join(folder, 'workflow.json');
      const node = { class_type: 'Any', inputs: { text: '{{prompt}}', seed: '{{seed}}' } };
      await writeFile(workflow, JSON.stringify({ 1: node }));
      const provider = { workflow, imageModel: 'm', paid: true, prices: { m: PRICE } };
      road = roadWith(provider, 'comfyui');
      await approve();
      await road.commit((trx) => writeBudget(trx, { book: null, currency: 'USD', amount: 1 }));
    });

    it('are fetched by their id when all has ended between, and paid once', async () => {
      const finish = server.hold();
      const killed = new AbortController();
      const first = portrait({ ...road, signal: killed.signal }, paying);
      const ended = expect(first).rejects.toThrow('killed');
      // It waits in the queue there, and its id is known here.
      await until(() => server.asked.some(({ path }) => path === '/queue'));
      killed.abort(new Error('killed'));
      await ended;
      expect(await parts()).toEqual([['booked', null]]);
      finish();
      await portrait(road, paying);
      expect(server.made()).toHaveLength(1);
      expect(await parts()).toEqual([['settled', 0.04]]);
    });

    it('are found by the id that they went by, where all ended before the answer was heard', async () => {
      const dying: MediaRoad = {
        ...road,
        commit: (write) => {
          if (server.made().length > 0) throw new Error('killed');
          return road.commit(write);
        },
      };
      await expect(portrait(dying, paying)).rejects.toThrow('killed');
      expect(await parts()).toEqual([['booked', null]]);
      await portrait(road, paying);
      expect(server.made()).toHaveLength(1);
      expect(await parts()).toEqual([['settled', 0.04]]);
    });

    it('and of which their provider knows nothing are in doubt, until a person says to pay again', async () => {
      server.next((response) => response.destroy());
      await expect(portrait(road, paying)).rejects.toThrow();
      await expect(portrait(road, paying)).rejects.toMatchObject({ code: 'provider.in_doubt' });
      expect(server.made()).toHaveLength(1);
      await portrait(road, { spending: { ...paying.spending, again: true } });
      expect(server.made()).toHaveLength(2);
    });
  });
});
