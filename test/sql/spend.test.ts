import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import {
  as,
  type Caller,
  type Client,
  OWNER,
  one,
  type Row,
  refusal,
  run,
} from './support/call.ts';
import { addBook, addScriptIn, openStudio, STATES, type Studio } from './support/studio.ts';

const ASK = 'select * from goldenrod.ask_spend($1, $2, $3, $4, $5, $6)';
const BOOK =
  "select * from goldenrod.book_spend($1, $2, null, 'lab', 'tts', 'api.example.com', 'character', $3, $4, $5, $6)";
const PRICE = 0.01;
const DAY = '2026-01-01';

interface Asking {
  units?: number;
  price?: number | null;
  most?: number | null;
  currency?: string;
  unknown?: boolean;
}

describeEngines('what is spent', (open, engine) => {
  let db: Database;
  let studio: Studio;
  let script: string;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    studio = await openStudio(db);
    script = await addScriptIn(db, studio, 'approved');
  });

  const setBudget = (amount: number, book: string | null = null, currency = 'USD') =>
    run(
      db,
      studio.user,
      'insert into goldenrod.budgets (book_id, currency, amount) values ($1, $2, $3)',
      [book, currency, amount],
    );
  const asking = ({ units = 100, price = PRICE, most = 100, ...more }: Asking): unknown[] => [
    'speech',
    more.currency ?? 'USD',
    most,
    JSON.stringify([{ units, unit_price: price }]),
    more.unknown ?? false,
  ];
  const ask = (what: Asking = {}, of = script, caller: Caller = studio.user) =>
    one(db, caller, ASK, [of, ...asking(what)]);
  const part = (estimate: unknown, key: string, units = 100, { price, again }: PartMore = {}) => [
    estimate,
    key,
    units,
    price === undefined ? PRICE : price,
    price === null ? null : DAY,
    again ?? false,
  ];
  const book = (
    estimate: unknown,
    key: string,
    units = 100,
    more: PartMore & { caller?: Caller } = {},
  ) => one(db, more.caller ?? studio.user, BOOK, part(estimate, key, units, more));
  const settle = (id: unknown, state = 'settled', units: number | null = null) =>
    run(db, studio.user, 'select goldenrod.settle_spend($1, $2, $3)', [id, state, units]);
  const used = async (of: string | null = null) =>
    Number(
      (
        await one(db, studio.user, 'select goldenrod.budget_used($1, $2, $3) as used', [
          studio.user.userId,
          of,
          'USD',
        ])
      ).used,
    );
  const rowOf = (id: unknown): Promise<Row> =>
    one(db, studio.user, 'select * from goldenrod.spend where id = $1', [id]);

  describe('is refused when it is asked for', () => {
    it('where there is no budget in its currency', async () => {
      expect((await refusal(ask())).code).toBe('GR020');
      await setBudget(100, null, 'EUR');
      expect((await refusal(ask())).message).toContain('no budget in USD');
    });

    it('where the account’s budget, or the book’s, has no room', async () => {
      await setBudget(100);
      await setBudget(0.5, studio.book);
      const error = await refusal(ask());
      expect([error.code, JSON.parse(error.detail ?? '{}')]).toEqual([
        'GR020',
        expect.objectContaining({ book_id: studio.book, amount: 0.5, used: 1 }),
      ]);
      expect(await used()).toBe(0);
    });

    it.each(STATES)('for a version that is %s, unless it is approved or active', async (state) => {
      await setBudget(100);
      const other = await addScriptIn(db, studio, state, { style: 'documentary' });
      const asked = ask({}, other);
      if (state === 'approved' || state === 'active') expect((await asked).state).toBe('open');
      else expect((await refusal(asked)).code).toBe('GR021');
    });

    it('where it is more than it may cost, or that was not said', async () => {
      await setBudget(100);
      expect((await refusal(ask({ most: 0.99 }))).code).toBe('GR022');
      expect((await refusal(ask({ most: null }))).code).toBe('GR006');
    });

    it('where its price is unknown, unless that was said: then all that it may cost is kept', async () => {
      await setBudget(10);
      expect((await refusal(ask({ price: null }))).code).toBe('GR023');
      expect((await refusal(ask({ price: null, most: 11, unknown: true }))).code).toBe('GR020');
      const asked = await ask({ price: null, most: 7, unknown: true });
      expect([asked.estimated, await used()]).toEqual([null, 7]);
    });

    it('for somebody else’s version, which is as if it were not there', async () => {
      const other = await openStudio(db);
      expect((await refusal(ask({}, script, other.user))).code).toBe('GR005');
    });
  });

  describe('of a part', () => {
    it('is booked before it is asked for, and its room is there since the asking', async () => {
      await setBudget(1);
      const { id } = await ask();
      expect(await used()).toBe(1);
      const booked = await book(id, 'one', 60);
      expect(booked).toMatchObject({ is_new: true, state: 'booked' });
      expect(await used()).toBe(1);
      await settle(booked.spend_id);
      await run(db, studio.user, 'select goldenrod.close_spend($1)', [id]);
      expect([await used(), await used(studio.book)]).toEqual([0.6, 0.6]);
    });

    it('is booked once: asked again it is answered as it stands, also by another asking', async () => {
      await setBudget(10);
      const first = await book((await ask()).id, 'one');
      await run(db, studio.user, "select goldenrod.settle_spend($1, 'booked', null, null, 'p-1')", [
        first.spend_id,
      ]);
      const { id } = await ask();
      expect(await book(id, 'one')).toMatchObject({
        spend_id: first.spend_id,
        is_new: false,
        state: 'booked',
        provider_id: 'p-1',
      });
      await settle(first.spend_id);
      expect(await book(id, 'one')).toMatchObject({ is_new: false, state: 'settled' });
    });

    it('that nobody heard of again is paid, and paid again only where that is said', async () => {
      await setBudget(10);
      const { id } = await ask({ units: 200 });
      const first = await book(id, 'one');
      const second = await book(id, 'one', 100, { again: true });
      expect(second.is_new).toBe(true);
      expect(await rowOf(first.spend_id)).toMatchObject({ state: 'lost', actual: '1.000000' });
      await settle(second.spend_id);
      await run(db, studio.user, 'select goldenrod.close_spend($1)', [id]);
      expect(await used()).toBe(2);
    });

    it('that was released cost nothing, and is booked anew', async () => {
      await setBudget(1);
      const { id } = await ask();
      await settle((await book(id, 'one')).spend_id, 'released');
      expect(await book(id, 'one')).toMatchObject({ is_new: true });
    });

    it('comes to what its provider counted', async () => {
      await setBudget(10);
      const { spend_id: id } = await book((await ask()).id, 'one');
      await settle(id, 'settled', 130);
      expect(await rowOf(id)).toMatchObject({ estimated: '1.000000', actual: '1.300000' });
    });

    it('of unknown price comes to nothing that is known, and the budget counts all that it may cost', async () => {
      await setBudget(10);
      const { id } = await ask({ price: null, most: 7, unknown: true });
      const { spend_id } = await book(id, 'one', 100, { price: null });
      await settle(spend_id);
      await run(db, studio.user, 'select goldenrod.close_spend($1)', [id]);
      expect([(await rowOf(spend_id)).actual, await used()]).toEqual([null, 7]);
    });

    it('is refused beyond what all may cost, and beyond the budget', async () => {
      await setBudget(3);
      const { id } = await ask({ units: 100, most: 2 });
      expect((await refusal(book(id, 'one', 201))).code).toBe('GR022');
      await run(db, studio.user, 'update goldenrod.budgets set amount = 0.5');
      expect((await refusal(book(id, 'one', 60))).code).toBe('GR020');
    });

    it('is refused once its version is approved no more', async () => {
      await setBudget(3);
      const { id } = await ask();
      await run(db, studio.user, 'select public.reject_script($1)', [script]);
      expect((await refusal(book(id, 'one'))).code).toBe('GR021');
    });

    it('is refused where somebody asked for the same since, and ends once', async () => {
      await setBudget(3);
      const first = await ask();
      const { spend_id } = await book(first.id, 'one');
      await ask();
      expect((await refusal(book(first.id, 'two'))).code).toBe('GR007');
      await settle(spend_id);
      expect((await refusal(settle(spend_id))).code).toBe('GR007');
    });
  });

  it('is not written by anybody but through the functions, and seen by nobody else', async () => {
    await setBudget(3);
    const { id } = await ask();
    for (const statement of [
      'update goldenrod.spend set actual = 0',
      'delete from goldenrod.spend',
      `insert into goldenrod.spend (kind, user_id, purpose, currency, most, unknown_accepted, held_until, state)
       values ('estimate', auth.uid(), 'speech', 'USD', 1, false, now(), 'open')`,
      `select goldenrod.lock_budgets(auth.uid(), null, 'USD')`,
    ]) {
      expect((await refusal(run(db, studio.user, statement))).code, statement).toBe('42501');
    }
    const other = await openStudio(db);
    for (const table of ['spend', 'budgets']) {
      expect(await run(db, other.user, `select * from goldenrod.${table}`)).toEqual([]);
    }
    expect((await refusal(book(id, 'one', 1, { caller: other.user }))).code).toBe('GR005');
    const { spend_id } = await book(id, 'one');
    const theirs = run(db, other.user, "select goldenrod.settle_spend($1, 'released')", [spend_id]);
    expect((await refusal(theirs)).code).toBe('GR007');
    await run(db, other.user, 'select goldenrod.close_spend($1)', [id]);
    expect((await rowOf(id)).state).toBe('open');
  });

  it('on a book that is not the account’s has no budget', async () => {
    const other = await openStudio(db);
    const theirs = await addBook(db, other.user);
    expect((await refusal(setBudget(3, theirs))).code).toBe('42501');
  });

  it('stays, when version and book go', async () => {
    await setBudget(3);
    const { spend_id } = await book((await ask()).id, 'one');
    await settle(spend_id);
    await run(db, OWNER, 'delete from public.books where id = $1', [studio.book]);
    expect(await rowOf(spend_id)).toMatchObject({ script_id: null, book_id: null });
    expect(await used()).toBe(1);
  });

  // The embedded database has one session: nobody races there.
  it.runIf(engine === 'postgres')(
    'has its last room taken by one of two who race for it',
    async () => {
      await setBudget(1);
      const other = await addScriptIn(db, studio, 'approved', { style: 'documentary' });
      const [first, second] = await Promise.all([ask({ units: 0 }), ask({ units: 0 }, other)]);
      const race = (estimate: unknown, key: string, then: Promise<void>, began: () => void) =>
        as(db, studio.user, async (client: Client) => {
          began();
          await then;
          await client.query(BOOK, part(estimate, key, 60));
        });
      const ready = [barrier(), barrier()] as const;
      const both = Promise.all(ready.map(({ reached }) => reached)).then(() => undefined);
      const outcomes = await Promise.allSettled([
        race(first.id, 'one', both, ready[0].reach),
        race(second.id, 'two', both, ready[1].reach),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [lost] = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(lost.code).toBe('GR020');
      expect(await used()).toBe(0.6);
    },
  );

  it.runIf(engine === 'postgres')('books one part once, whoever of two asks first', async () => {
    await setBudget(100);
    const { id } = await ask();
    const key = randomUUID();
    const both = await Promise.all([book(id, key), book(id, key)]);
    expect(both.map(({ is_new }) => is_new).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ spend_id }) => spend_id)).size).toBe(1);
  });
});

interface PartMore {
  price?: number | null;
  again?: boolean;
}

function barrier(): { reached: Promise<void>; reach: () => void } {
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}
