import { afterAll, beforeAll, expect, it } from 'vitest';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Budget, Estimate, Page, ProviderItem, SpentRow } from '../../src/contract/index.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { askSpend, bookSpend, NOTHING } from '../../src/provider/spend/spend-rows.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { KEY, startProvider, type TestProvider } from '../provider/start-provider.ts';
import { type Ask, askAs, startApi } from './api-server.ts';

const BOOK = '# Lamp\n\n## One\n\n“It will hold,” said Mara.\n';
const TEXT = 'INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n';
const DATED = { currency: 'USD', date: '2026-01-01' } as const;
const PRICE = { unit: 'character', price: 0.01, ...DATED } as const;
const HOST = 'speech.example.com';
const NOBODY = '00000000-0000-4000-8000-00000000dead';

describeEngines('cost over HTTP', (open) => {
  let db: Database;
  let user: TestUser;
  let owner: Ask;
  let stranger: Ask;
  let server: TestProvider;
  let script: string;
  let book: string;
  beforeAll(async () => {
    db = await open();
    server = await startProvider();
    const far = server.provider('openai-compatible', {
      ...{ url: `https://${HOST}/secret-path`, paid: true, speechModel: 'm', imageModel: 'i' },
      prices: { m: PRICE },
      defaultFor: ['images'],
    });
    const providers = new Map([['lab', far]]);
    const api = await startApi(db, { providers });
    user = await addUser(db);
    owner = askAs(api, user.userId);
    stranger = askAs(api, (await addUser(db)).userId);
    const verbs = localVerbs(db, user);
    const bytes = new TextEncoder().encode(BOOK);
    book = (await verbs.importBook({ bytes, file_name: 'lamp.md' })).book.id;
    await verbs.createCharacter({ book, name: 'Mara', aliases: [] }).catch(() => undefined);
    await verbs.setVoice({ book, who: 'Mara', engine: 'lab', voice: 'nova' });
    script = (await verbs.createScript({ book, number: 1, text: TEXT, origin: 'edit' })).id;
    await verbs.recordEvaluation({ script, score: 90 });
    await verbs.approveScript({ script });
    return () => api.stop();
  });
  afterAll(() => server.close());

  it('names who speaks and draws, and neither a key nor more of an address than its host', async () => {
    const { status, body, text } = await owner<Page<ProviderItem>>('GET', '/v1/providers');
    expect([status, body.items]).toEqual([
      200,
      [
        {
          ...{ name: 'lab', kind: 'openai-compatible', host: HOST, paid: true },
          ...{ speech: 'm', images: 'i', default_for: ['images'] },
        },
      ],
    ]);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain('secret-path');
  });

  it('estimates a job item by item, says unknown where it is, and asks and keeps nothing', async () => {
    const estimate = async (kind: string, more: object = {}) =>
      (
        await owner<{ estimate: Estimate }>('POST', `/v1/scripts/${script}/estimate`, {
          body: { kind, ...more },
        })
      ).body.estimate;
    const spoken = 'It will hold.'.length;
    const read = await estimate('table-read', { narrate: true });
    expect(read.items).toEqual([expect.objectContaining({ host: HOST, units: spoken })]);
    expect(read.total).toBeCloseTo(0.01 * spoken, 6);
    const all = await estimate('produce');
    expect(all.items.map(({ unit, amount }) => [unit, amount === null])).toEqual([
      ['character', false],
      ['image', true],
    ]);
    expect(all.total).toBeNull();
    expect(await estimate('produce', { engine: 'drawn' })).toMatchObject({ total: read.total });
    expect((await estimate('storyboard', { engine: 'drawn' })).items).toEqual([]);
    expect(server.asked).toEqual([]);
    const voices = await localVerbs(db, user).listVoices({ book });
    expect(voices.items.find(({ character }) => character === null)?.voice ?? null).toBeNull();
    expect((await localVerbs(db, user).listTakeStates({ script })).counts.current).toBe(0);
  });

  it('refuses to estimate what is not there, for whom it is not, and by whom nobody knows', async () => {
    const at = (id: string) => `/v1/scripts/${id}/estimate`;
    const body = { kind: 'produce' };
    expect((await stranger('POST', at(script), { body })).status).toBe(404);
    expect((await owner('POST', at(NOBODY), { body })).status).toBe(404);
    const unknown = await owner<{ code: string }>('POST', at(script), {
      body: { ...body, engine: 'nobody' },
    });
    expect(unknown.body.code).toBe('provider.unknown');
    expect((await owner('POST', at(script), { body: { kind: 'draft' } })).status).toBe(422);
  });

  it('sets budgets of the caller’s account and books alone, and shows what is used', async () => {
    const set = (ask: Ask, body: object) => ask<Page<Budget>>('PUT', '/v1/budgets', { body });
    expect((await set(owner, { amount: 20 })).status).toBe(200);
    const { body } = await set(owner, { amount: 5, book });
    expect(body.items).toEqual([
      { book: null, currency: 'USD', amount: 20, used: 0 },
      { book: { id: book, handle: 'lamp', title: 'Lamp' }, currency: 'USD', amount: 5, used: 0 },
    ]);
    expect((await set(stranger, { amount: 5, book })).status).toBe(404);
    expect((await stranger<Page<Budget>>('GET', '/v1/budgets')).body.items).toEqual([]);
    expect((await set(owner, { amount: -1 })).status).toBe(422);
    expect((await set(owner, { amount: 1, currency: 'dollars' })).status).toBe(422);
  });

  it('tells which budget has no room for a job, and what it has', async () => {
    const input = { script, max_cost: 6 };
    const { status, body } = await owner<{ code: string; details: object }>('POST', '/v1/jobs', {
      body: { kind: 'table-read', input },
    });
    expect([status, body.code]).toEqual([409, 'spend.no_room']);
    expect(JSON.stringify(body)).toContain(`"book_id":"${book}"`);
    expect(JSON.stringify(body)).toContain('"amount":5');
  });

  it('lists what was spent page by page, newest first, to the account alone', async () => {
    const order = { script, purpose: 'speech' } as const;
    await asActor(db, user, async (trx) => {
      const id = await askSpend(trx, order, { ...NOTHING, maxCost: 3, unknownPrice: true }, null);
      for (const key of ['one', 'two', 'three', 'four']) {
        const priced = { unit: 'character', units: 10, unitPrice: 0.01, pricedAt: '2026-01-01' };
        const part = { key, element: null, engine: 'lab', model: 'm', host: HOST, ...priced };
        await bookSpend(trx, id, part, false);
      }
    });
    const seen: SpentRow[] = [];
    let cursor = '';
    do {
      const { body } = await owner<Page<SpentRow>>(
        'GET',
        `/v1/spend?limit=2${cursor}&book=${book}`,
      );
      seen.push(...body.items);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(seen.map(({ kind }) => kind)).toEqual(['part', 'part', 'part', 'part', 'estimate']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    expect((await stranger<Page<SpentRow>>('GET', '/v1/spend')).body.items).toEqual([]);
    expect((await stranger('GET', `/v1/spend?book=${book}`)).status).toBe(404);
    expect((await owner('GET', '/v1/spend?cursor=nonsense')).status).toBe(422);
  });
});
