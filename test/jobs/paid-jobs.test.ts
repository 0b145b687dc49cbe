import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { AppError } from '../../src/contract/error.ts';
import type { Job } from '../../src/contract/index.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database, DatabaseTarget } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import type { Provider, Providers } from '../../src/provider/provider.ts';
import { selectBudgets, selectSpend, writeBudget } from '../../src/provider/spend/budgets.ts';
import { createDatabase } from '../harness/databases.ts';
import { addUser, describeEngines, migratedTemplate, type TestUser } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { until } from '../harness/until.ts';
import { startProvider, type TestProvider } from '../provider/start-provider.ts';
import { ended, testStore, withWorker } from './workplace.ts';

const BOOK = '# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n';
const TEXT =
  'INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n\nNED\nIt will not.\n\nMARA\n(softly)\nIt must.\n';
/** Of Mara's two lines, at 0.01 each. */
const CHARACTERS = 'It will hold.'.length + 'It must.'.length;
const DATED = { currency: 'USD', date: '2026-01-01' } as const;
const PRICES = {
  tts: { unit: 'character', price: 0.01, ...DATED },
  draw: { unit: 'image', price: 0.1, ...DATED },
} as const;
const LIMIT = { timeout: 120_000 };
const RUN_TS = fileURLToPath(new URL('../harness/run-ts.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./paying-child.ts', import.meta.url));

const stored = testStore();
const folder = mkdtempSync(join(tmpdir(), 'goldenrod-paid-'));
const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

let server: TestProvider;
beforeEach(async () => {
  server = await startProvider();
});
afterEach(() => server.close());

/** `lab` speaks, and `home` draws; both are paid. */
function paidProviders(): Provider[] {
  const workflow = join(folder, 'workflow.json');
  const node = { class_type: 'Any', inputs: { text: '{{prompt}}', seed: '{{seed}}' } };
  writeFileSync(workflow, JSON.stringify({ 1: node }));
  const common = { paid: true, prices: { ...PRICES } };
  return [
    server.provider('openai-compatible', { ...common, speechModel: 'tts', imageModel: 'draw' }),
    server.provider('comfyui', { ...common, name: 'home', workflow, imageModel: 'draw' }),
  ];
}
const byName = (providers: readonly Provider[]): Providers =>
  new Map(providers.map((each) => [each.name, each]));

/** A book of which Mara is read by a paid provider, and its script. */
async function write(verbs: BoundVerbs): Promise<string> {
  await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
  for (const name of ['Mara', 'Ned']) {
    await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
  }
  await verbs.setVoice({ book: 'lamp', who: 'Mara', engine: 'lab', voice: 'nova' });
  const made = { book: 'lamp', number: 1, text: TEXT, origin: 'edit' as const };
  return (await verbs.createScript(made)).id;
}
async function approve(verbs: BoundVerbs, script: string): Promise<void> {
  await verbs.recordEvaluation({ script, score: 90 });
  await verbs.approveScript({ script });
}
const budget = (db: Database, user: TestUser, amount: number) =>
  asActor(db, user, (trx) => writeBudget(trx, { book: null, currency: 'USD', amount }));
const used = async (db: Database, user: TestUser) =>
  (await asActor(db, user, selectBudgets))[0]?.used;
const spendOf = async (db: Database, user: TestUser) =>
  (await asActor(db, user, (trx) => selectSpend(trx, { book: null, limit: 200 }))).items;
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError ? error.code : `not refused: ${String(error)}`;
};

describeEngines('a job that a paid engine works for', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let script: string;
  beforeEach(async () => {
    db = await open();
    user = await addUser(db);
    verbs = localVerbs(db, user);
    script = await write(verbs);
  });
  const ask = (kind: Job['kind'], input: object): Promise<Job> =>
    verbs.askJob({ kind, input: { script, aspect: '1:1', ...input } } as never);
  const finish = async ({ id }: Job): Promise<Job> =>
    withWorker(db, { store: await stored, providers: byName(paidProviders()) }, () =>
      ended(db, user, id),
    );

  test.each(['storyboard', 'animatic', 'handoff', 'produce'])(
    '%s: is refused when it is asked for, where the version or the budget is not so far',
    async (kind) => {
      expect(await codeOf(ask(kind, { max_cost: 1 }))).toBe('spend.not_approved');
      await approve(verbs, script);
      await budget(db, user, 0.5);
      expect(await codeOf(ask(kind, { max_cost: 1 }))).toBe('spend.no_room');
      expect((await verbs.listJobs({ kind: kind as never })).items).toEqual([]);
      expect(await used(db, user)).toBe(0);
    },
  );

  test('keeps room for lines and pictures at once, and says in its row which text went where', {
    ...LIMIT,
  }, async () => {
    await approve(verbs, script);
    await budget(db, user, 10);
    const asked = await ask('handoff', { engine: 'lab', max_cost: 5 });
    expect(await used(db, user)).toBe(5);
    const job = await finish(asked);
    expect(job.error).toBeNull();
    const { items } = await verbs.getStoryboard({ script });
    const amount = 0.01 * CHARACTERS + 0.1 * items.length;
    const host = new URL(server.url).host;
    expect(job.result).toMatchObject({
      sent: [
        { engine: 'lab', host, requests: 2, unit: 'character', units: CHARACTERS },
        { engine: 'lab', host, requests: items.length, unit: 'image', units: items.length },
      ],
      cost: { currency: 'USD' },
    });
    const { cost } = job.result as { cost: { estimated: number; actual: number } };
    expect(cost.estimated).toBeCloseTo(amount, 6);
    expect(cost.actual).toBeCloseTo(amount, 6);
    expect(await used(db, user)).toBeCloseTo(amount, 6);
    expect(JSON.stringify(job)).not.toContain('sk-goldenrod');
    const estimates = (await spendOf(db, user)).filter(({ kind }) => kind === 'estimate');
    expect(estimates.map(({ purpose, state }) => [purpose, state])).toContainEqual([
      'production',
      'closed',
    ]);
  });

  test('asks for what is missing alone: what is there is paid no second time', LIMIT, async () => {
    await approve(verbs, script);
    await budget(db, user, 10);
    const paying = { engine: 'lab', max_cost: 5 };
    await finish(await ask('storyboard', paying));
    await finish(await ask('table-read', paying));
    const before = server.made().length;
    const job = await finish(await ask('handoff', paying));
    expect([job.state, server.made().length]).toEqual(['done', before]);
    expect(job.result).toMatchObject({ sent: [], cost: null });
  });

  test('is refused by its estimate before anybody is asked, and its room is free again', {
    ...LIMIT,
  }, async () => {
    await approve(verbs, script);
    await budget(db, user, 10);
    const job = await finish(await ask('handoff', { engine: 'lab', max_cost: 0.25 }));
    expect([job.state, job.error?.code]).toEqual(['failed', 'spend.over_max']);
    expect(server.made()).toEqual([]);
    expect(await used(db, user)).toBe(0);
  });

  test('has the default engine draw what is missing alone, and nobody where this machine is named', {
    ...LIMIT,
  }, async () => {
    const set = server.provider('openai-compatible', { defaultFor: ['images'] });
    const work = (job: Job) =>
      stored.then((store) =>
        withWorker(db, { store, providers: byName([set]) }, () => ended(db, user, job.id)),
      );
    const here = await work(await ask('storyboard', { engine: 'drawn' }));
    expect([here.state, server.made().length]).toEqual(['done', 0]);
    const there = await work(await ask('storyboard', {}));
    expect([there.state, server.made().length]).toEqual(['done', 0]);
    const other = await work(await ask('storyboard', { aspect: '16:9' }));
    const { items } = await verbs.getStoryboard({ script });
    expect(other.result).toMatchObject({ made: items.length, sent: [{ engine: 'lab' }] });
    expect(server.made()).toHaveLength(items.length);
  });

  test('is not done without the most that it may cost', LIMIT, async () => {
    await approve(verbs, script);
    await budget(db, user, 10);
    const job = await finish(await ask('handoff', { engine: 'lab' }));
    expect([job.state, job.error?.code]).toEqual(['failed', 'invalid']);
    expect(server.made()).toEqual([]);
  });

  test('gives its room back when it is cancelled, when it costs nothing, and when it fails before', {
    ...LIMIT,
  }, async () => {
    await approve(verbs, script);
    await budget(db, user, 10);
    const { id } = await ask('produce', { max_cost: 5 });
    expect(await used(db, user)).toBe(5);
    await verbs.cancelJob({ job: id });
    expect(await used(db, user)).toBe(0);
    const drawn = await finish(await ask('storyboard', { engine: 'drawn', max_cost: 5 }));
    expect([drawn.state, await used(db, user)]).toEqual(['done', 0]);
    const unknown = await finish(await ask('handoff', { engine: 'nobody', max_cost: 5 }));
    expect([unknown.error?.code, await used(db, user)]).toEqual(['provider.unknown', 0]);
    expect(server.made()).toEqual([]);
  });
});

describe('a worker that is killed while a provider draws', () => {
  const kinds: Record<string, () => Promise<DatabaseTarget>> = {
    'a server': async () => {
      const template = await migratedTemplate();
      const { url, drop } = await createDatabase(sharedServer(), { template });
      closers.push(drop);
      return { url };
    },
    'the embedded database': async () => ({ dataDir: join(folder, crypto.randomUUID()) }),
  };

  test.each(Object.keys(kinds))(
    'on %s: another takes up what is under way by its id, and nothing is paid twice',
    LIMIT,
    async (name) => {
      const target = (await kinds[name]?.()) ?? { dataDir: '' };
      const providers = paidProviders();
      const first = await openDatabase(target);
      await readyDatabase(first);
      const user = await addUser(first);
      const script = await write(localVerbs(first, user));
      await approve(localVerbs(first, user), script);
      await budget(first, user, 10);
      const input = { script, aspect: '1:1', engine: 'home', max_cost: 5 };
      const { id } = await localVerbs(first, user).askJob({ kind: 'handoff', input });
      await first.close();

      const release = server.hold();
      const where = 'url' in target ? target.url : target.dataDir;
      const media = join(folder, `media-${crypto.randomUUID()}`);
      const child = spawn(
        process.execPath,
        [RUN_TS, CHILD, where, media, JSON.stringify(providers)],
        { stdio: 'inherit' },
      );
      const gone = once(child, 'exit');
      try {
        await until(() => server.asked.some(({ path }) => path === '/queue'), 60_000);
      } finally {
        child.kill('SIGKILL');
        await gone;
      }
      release();

      const db = await openDatabase(target);
      closers.push(() => db.close());
      const under = (await spendOf(db, user)).filter(
        ({ kind, state }) => `${kind} ${state}` === 'part booked',
      );
      expect(under.map(({ provider_id: given }) => given === null)).toEqual([false]);
      const { openDirectoryStore } = await import('../../src/media/store/directory-store.ts');
      const store = await openDirectoryStore(media);
      const job = await withWorker(db, { store, providers: byName(providers) }, () =>
        ended(db, user, id),
      );
      expect(job).toMatchObject({ state: 'done', error: null, attempts: 2 });

      const shots = (await localVerbs(db, user).getStoryboard({ script })).items.length;
      const paths = server.made().map(({ path }) => path);
      expect(paths.filter((path) => path === '/v1/audio/speech')).toHaveLength(2);
      expect(paths.filter((path) => path === '/prompt')).toHaveLength(shots);
      const parts = (await spendOf(db, user)).filter(({ kind }) => kind === 'part');
      expect(parts.map(({ state }) => state)).toEqual(Array(shots + 2).fill('settled'));
      expect(await used(db, user)).toBeCloseTo(0.01 * CHARACTERS + 0.1 * shots, 6);
      // Of both runs: a request that was taken up by its id went out in the first.
      expect(job.result).toMatchObject({
        sent: [
          { engine: 'lab', requests: 2, units: CHARACTERS },
          { engine: 'home', unit: 'image', requests: shots },
        ],
      });
      const { cost } = job.result as { cost: { estimated: number; actual: number } };
      expect(cost.actual).toBeCloseTo(0.01 * CHARACTERS + 0.1 * shots, 6);
      expect(cost.estimated).toBeCloseTo(cost.actual, 6);
    },
  );
});
