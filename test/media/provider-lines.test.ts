import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { AppError } from '../../src/contract/error.ts';
import type { Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { readWav } from '../../src/media/audio/wav.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { estimateProduction } from '../../src/media/produce/make-production.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { makeLineTakes } from '../../src/media/table-read/make-line-takes.ts';
import type { Provider } from '../../src/provider/provider.ts';
import { selectBudgets, selectSpend, writeBudget } from '../../src/provider/spend/budgets.ts';
import { NOTHING, type Spending } from '../../src/provider/spend/spend-rows.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';
import { until } from '../harness/until.ts';
import { startProvider, type TestProvider, wrong } from '../provider/start-provider.ts';

const BOOK = `# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n`;
const TEXT =
  'INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n\nNED\nIt will not.\n\nMARA\n(softly)\nIt must.\n';
/** Of Mara's two lines. */
const CHARACTERS = 'It will hold.'.length + 'It must.'.length;
const PRICE = { unit: 'character', price: 0.01, currency: 'USD', date: '2026-01-01' } as const;

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('lines of which a provider speaks some', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let server: TestProvider;
  let script: Script;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    server = await startProvider();
    user = await addUser(db);
    verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    await verbs.importBook({ bytes, file_name: 'lamp.md' });
    for (const name of ['Mara', 'Ned']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
    await verbs.setVoice({ book: 'lamp', who: 'Mara', engine: 'lab', voice: 'nova', style: 'old' });
    script = await verbs.createScript({ book: 'lamp', number: 1, text: TEXT, origin: 'edit' });
  });
  afterEach(() => server.close());

  const roadWith = (more: Partial<Provider> = {}): MediaRoad => {
    const provider = server.provider('openai-compatible', { speechModel: 'm', ...more });
    return mediaRoadOf({ db, store, providers: new Map([['lab', provider]]) }, user);
  };
  const paid = (more: Partial<Provider> = {}) =>
    roadWith({ paid: true, prices: { m: PRICE }, ...more });
  const read = (road: MediaRoad, spending: Partial<Spending> = {}) =>
    makeLineTakes(road, {
      script: script.id,
      narrate: false,
      spending: { ...NOTHING, ...spending },
    });
  const approve = async () => {
    await verbs.recordEvaluation({ script: script.id, score: 90 });
    await verbs.approveScript({ script: script.id });
  };
  const budget = (amount: number) =>
    roadWith().commit((trx) => writeBudget(trx, { book: null, currency: 'USD', amount }));
  const used = async () => (await roadWith().look(selectBudgets))[0]?.used;
  const parts = async () => {
    const { items: rows } = await roadWith().look((trx) =>
      selectSpend(trx, { book: null, limit: 100 }),
    );
    // Lines are asked for beside each other: which is booked first is not told.
    return rows
      .filter(({ kind }) => kind === 'part')
      .sort((one, other) => Number(one.estimated) - Number(other.estimated));
  };
  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.catch((thrown: unknown) => thrown);
    return error instanceof AppError ? error.code : `not refused: ${String(error)}`;
  };

  it('are spoken by it where it is on this machine, with no budget and no approval', async () => {
    const made = await read(roadWith());
    expect(made).toMatchObject({ made: 3, cost: null });
    expect(server.made().map(({ body }) => JSON.parse(body.toString()))).toEqual([
      expect.objectContaining({ input: 'It will hold.', voice: 'nova', instructions: 'old' }),
      expect.objectContaining({ input: 'It must.', instructions: 'old, softly' }),
    ]);
    expect(made.sent).toEqual([
      {
        engine: 'lab',
        host: new URL(server.url).host,
        requests: 2,
        unit: 'character',
        units: CHARACTERS,
      },
    ]);
    for (const { sha256, duration } of made.lines) {
      const { rate, samples } = readWav(await readWhole(store, sha256, { limit: 10_000_000 }));
      expect(samples.length / rate).toBeCloseTo(duration / 1000, 2);
      expect(samples.some((sample) => Math.abs(sample) > 0.05)).toBe(true);
    }
    expect(await read(roadWith())).toMatchObject({ made: 0, sent: [] });
    expect(server.made()).toHaveLength(2);
  });

  it('are estimated before anything is asked', async () => {
    const { estimate } = await estimateProduction(paid(), {
      kind: 'table-read',
      script: script.id,
      aspect: '16:9',
      narrate: false,
      currency: 'USD',
    });
    expect(estimate).toMatchObject({
      total: CHARACTERS * 0.01,
      items: [{ requests: 2, units: CHARACTERS, priced_at: '2026-01-01' }],
    });
    expect(server.asked).toEqual([]);
  });

  it('are asked of nobody who is not configured, and of no voice that it cannot make higher', async () => {
    const alone = mediaRoadOf({ db, store }, user);
    expect(await codeOf(read(alone))).toBe('speech.no_engine');
    await verbs.setVoice({ book: 'lamp', who: 'Mara', engine: 'lab', voice: 'nova', pitch: 2 });
    expect(await codeOf(read(roadWith()))).toBe('speech.unknown_voice');
    expect(server.asked).toEqual([]);
  });

  describe('and is paid for it', () => {
    it('are refused where a rule of cost is not kept, and nothing is asked or read', async () => {
      expect(await codeOf(read(paid(), { maxCost: 5 }))).toBe('spend.not_approved');
      await approve();
      expect(await codeOf(read(paid()))).toBe('invalid');
      expect(await codeOf(read(paid(), { maxCost: 5 }))).toBe('spend.no_room');
      await budget(0.2);
      expect(await codeOf(read(paid(), { maxCost: 5 }))).toBe('spend.no_room');
      expect(await codeOf(read(paid(), { maxCost: 0.2 }))).toBe('spend.over_max');
      expect(await codeOf(read(paid({ prices: {} }), { maxCost: 0.1 }))).toBe(
        'spend.price_unknown',
      );
      expect(server.asked).toEqual([]);
      expect((await verbs.listTakeStates({ script: script.id })).counts.current).toBe(0);
    });

    it('are booked and settled, with estimate and actual as rows', async () => {
      await approve();
      await budget(5);
      const { cost } = await read(paid(), { maxCost: 1 });
      expect(cost).toEqual({ currency: 'USD', estimated: 0.21, actual: 0.21 });
      expect(await used()).toBeCloseTo(0.21, 6);
      expect(await parts()).toEqual([
        expect.objectContaining({ state: 'settled', estimated: 0.08, actual: 0.08 }),
        expect.objectContaining({ state: 'settled', estimated: 0.13, actual: 0.13 }),
      ]);
    });

    it('of a price that nobody knows have an actual that is unknown, and are not told as 0', async () => {
      await approve();
      await budget(5);
      const { cost } = await read(paid({ prices: {} }), { maxCost: 1, unknownPrice: true });
      expect(cost).toEqual({ currency: 'USD', estimated: null, actual: null });
      expect((await parts()).map(({ actual }) => actual)).toEqual([null, null]);
      expect(await used()).toBe(1);
    });

    it('are not paid twice when all ends between an answer and its line', async () => {
      await approve();
      await budget(5);
      const road = paid();
      let kept = 0;
      // The answer is kept and settled; the line that is made of it is not.
      const dying: MediaRoad = {
        ...road,
        keep: (content, kind) => {
          kept += 1;
          if (kept > 1) throw new Error('killed');
          return road.keep(content, kind);
        },
      };
      await expect(
        makeLineTakes(dying, {
          script: script.id,
          narrate: false,
          spending: { ...NOTHING, maxCost: 1 },
        }),
      ).rejects.toThrow('killed');
      const asked = server.made().length;
      const settled = (await parts()).filter(({ state }) => state === 'settled').length;
      const inDoubt = (await parts()).filter(({ state }) => state === 'booked').length;
      await read(road, { maxCost: 1, again: true });
      expect(server.made()).toHaveLength(asked + 2 - settled);
      expect((await parts()).filter(({ state }) => state === 'lost')).toHaveLength(inDoubt);
    });

    it('of which nothing was heard again are told, and paid again only where that is said', async () => {
      await approve();
      await budget(5);
      server.next(wrong.cut(), wrong.cut());
      expect(await codeOf(read(paid(), { maxCost: 1 }))).toBe('provider.cut_off');
      const asked = server.made().length;
      expect(await codeOf(read(paid(), { maxCost: 1 }))).toBe('provider.in_doubt');
      expect(server.made()).toHaveLength(asked);
      const { cost } = await read(paid(), { maxCost: 1, again: true });
      expect(cost?.actual).toBeCloseTo(0.21, 6);
      expect(await used()).toBeCloseTo(0.42, 6);
    });

    it('that it refuses cost nothing, and nothing of them is kept', async () => {
      await approve();
      await budget(5);
      const refusal = wrong.status(400, { error: { code: 'content_policy_violation' } });
      server.next(refusal, refusal);
      expect(await codeOf(read(paid(), { maxCost: 1 }))).toBe('provider.refused');
      expect(new Set((await parts()).map(({ state }) => state))).toEqual(new Set(['released']));
      expect(await used()).toBe(0);
    });
  });

  describe('by a job', () => {
    const ask = (more: object) =>
      verbs.askJob({ kind: 'table-read', input: { script: script.id, ...more } });

    it('is refused when it is asked for, where no budget has room for what it may cost', async () => {
      expect(await codeOf(ask({ max_cost: 1 }))).toBe('spend.not_approved');
      await approve();
      await budget(0.5);
      expect(await codeOf(ask({ max_cost: 1 }))).toBe('spend.no_room');
      expect((await verbs.listJobs({})).items.filter(({ kind }) => kind === 'table-read')).toEqual(
        [],
      );
    });

    it('keeps its room from the asking on, and says in its result which text went where', async () => {
      await approve();
      await budget(5);
      const { id } = await ask({ max_cost: 1 });
      expect(await used()).toBe(1);
      const { providers } = paid();
      const worker = await startWorker(db, { store, providers, pollMs: 20 });
      try {
        await until(async () => (await verbs.getJob({ job: id })).state === 'done');
      } finally {
        await worker.stop();
      }
      expect((await verbs.getJob({ job: id })).result).toMatchObject({
        made: 3,
        sent: [{ engine: 'lab', requests: 2, units: CHARACTERS }],
        cost: { currency: 'USD', estimated: 0.21, actual: 0.21 },
      });
      expect(await used()).toBeCloseTo(0.21, 6);
    });
  });
});
