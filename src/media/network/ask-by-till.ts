import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../contract/error.ts';
import type { UploadKind } from '../../contract/upload.ts';
import type { AskingLater, ImageEngine, MadeContent } from '../../provider/engine.ts';
import type { Price } from '../../provider/price-table.ts';
import { priceOf } from '../../provider/prices/price-of.ts';
import { hostOf, type Provider } from '../../provider/provider.ts';
import { isSurelyFree } from '../../provider/provider-error.ts';
import { estimate, type Work } from '../../provider/spend/estimate.ts';
import {
  askSpend,
  type BookedPart,
  bookSpend,
  type Cost,
  closeSpend,
  costOf,
  type Part,
  type Purpose,
  releaseSpend,
  type Spending,
  settleSpend,
} from '../../provider/spend/spend-rows.ts';
import type { MediaRoad } from '../media-road.ts';
import { addSent, type Sent } from './sent.ts';

export interface Request {
  provider: Provider;
  model: string;
  unit: Price['unit'];
  units: number;
  element: string | null;
  /** All that makes another answer, in one order. */
  inputs: readonly unknown[];
  kind: UploadKind;
  /** Whether its provider has had a request of this id of ours; null where none is known by its id. */
  knows: ImageEngine['knows'];
}

/** Where requests are booked and paid: one for each run over a version. */
export interface Till {
  /** Has one thing made, or finds what was paid for already. */
  make(
    request: Request,
    ask: (asking: AskingLater) => Promise<MadeContent>,
  ): Promise<{ content: Uint8Array; type: string; sha256: string | null }>;
}

interface OpenTill extends Till {
  /** Gives back what room was not used, and tells what went where at which cost. */
  close(): Promise<{ sent: Sent[]; cost: Cost | null }>;
}

/** What is to be made of a version by engines over the network. */
export interface Order {
  script: string;
  purpose: Purpose;
  work: readonly Work[];
}

/**
 * Has work done that is paid at a till. With a paid engine among it, room is kept in the budgets for all of it first,
 * and what is not used given back, whatever comes.
 *
 * @returns what the work made, what went where, and at which cost
 * @throws AppError spend.*, `invalid` without the most that it may cost; what the work throws
 */
export async function withTill<T>(
  road: MediaRoad,
  order: Order,
  spending: Spending,
  work: (till: Till) => Promise<T>,
): Promise<{ made: T; sent: Sent[]; cost: Cost | null }> {
  const till = await openTill(road, order, spending);
  try {
    const made = await work(till);
    return { made, ...(await till.close()) };
  } catch (error) {
    // Where even giving back fails, the room that was kept is free by itself after a day.
    await till.close().catch(() => undefined);
    throw error;
  }
}

async function openTill(
  road: MediaRoad,
  { script, purpose, work }: Order,
  spending: Spending,
): Promise<OpenTill> {
  const estimated = estimate(work, spending.currency);
  const isPaid = estimated.items.some(({ paid, requests }) => paid && requests > 0);
  const id = isPaid
    ? await road.commit((trx) => askSpend(trx, { script, purpose }, spending, estimated))
    : null;
  if (id !== null) road.onEstimate?.(id);
  // A job that may cost something kept room when it was asked for.
  if (!isPaid && spending.maxCost !== null) {
    await road.commit((trx) => releaseSpend(trx, { script, purpose }));
  }
  let sent: Sent[] = [];
  const note = (request: Request) => {
    const one = sentOf(request);
    sent = addSent(sent, one);
    road.onSend?.(one);
  };
  return {
    make: async (request, ask) => {
      road.signal?.throwIfAborted();
      if (!request.provider.paid) {
        note(request);
        const made = await ask({ id: uuidOf(keyOf(request)), signal: road.signal });
        return { content: made.content, type: made.type, sha256: null };
      }
      if (id === null) throw new Error('a paid request was not among the work of its till');
      return payFor(road, { estimate: id, spending, onSend: () => note(request) }, request, ask);
    },
    close: async () => {
      if (id === null) return { sent, cost: null };
      const cost = await road.commit(async (trx) => {
        await closeSpend(trx, id);
        return costOf(trx, [id]);
      });
      return { sent, cost };
    },
  };
}

const sentOf = ({ provider, unit, units }: Request): Sent => ({
  engine: provider.name,
  host: hostOf(provider),
  requests: 1,
  unit,
  units,
});

interface Paying {
  estimate: string;
  spending: Spending;
  onSend: () => void;
}

/** Booked before it is asked for, settled with the file that came of it: what ends between is not paid twice. */
async function payFor(
  road: MediaRoad,
  { estimate: id, spending, onSend }: Paying,
  request: Request,
  ask: (asking: AskingLater) => Promise<MadeContent>,
): Promise<{ content: Uint8Array; type: string; sha256: string | null }> {
  const part = partOf(request);
  let booked = await road.commit((trx) => bookSpend(trx, id, part, false));
  if (booked.state === 'settled' && booked.content !== null) {
    const { content: sha256 } = booked;
    return { content: await buffer(await road.open(sha256)), type: '', sha256 };
  }
  const resume = await underWay(road, request, booked);
  if (!booked.isNew && resume === null) {
    if (!spending.again) throw inDoubt(request, booked);
    booked = await road.commit((trx) => bookSpend(trx, id, part, true));
  }
  const { id: spend } = booked;
  if (resume === null) onSend();
  const made = await ask({
    id: spend,
    signal: road.signal,
    ...(resume === null ? {} : { resume }),
    onAccepted: (accepted) =>
      road.commit((trx) => settleSpend(trx, spend, { state: 'booked', providerId: accepted })),
  }).catch(async (error: unknown) => {
    // What may have been made stays booked: it is not asked for again by itself.
    if (isSurelyFree(error))
      await road.commit((trx) => settleSpend(trx, spend, { state: 'released' }));
    throw error;
  });
  const file = await road.keep(made.content, request.kind);
  await road.commit((trx) =>
    settleSpend(trx, spend, {
      state: 'settled',
      units: made.units,
      content: file.sha256,
      providerId: made.id,
    }),
  );
  return { content: made.content, type: file.type, sha256: file.sha256 };
}

/** By what id a part that was booked before is taken up; null of a new one, and where nobody knows what came of it. */
async function underWay(
  { signal }: MediaRoad,
  { knows }: Request,
  { id, isNew, providerId }: BookedPart,
): Promise<string | null> {
  if (isNew || providerId !== null || knows === null) return providerId;
  // All ended before the answer came that has its id: it went by ours.
  return (await knows(id, { signal })) ? id : null;
}

function partOf(request: Request): Part {
  const { provider, model, unit, units, element } = request;
  const price = priceOf(provider, model, unit);
  return {
    key: keyOf(request),
    element,
    engine: provider.name,
    model,
    host: hostOf(provider),
    unit,
    units,
    unitPrice: price?.price ?? null,
    pricedAt: price?.date ?? null,
  };
}

function keyOf({ provider, model, inputs }: Request): string {
  return createHash('sha256')
    .update(JSON.stringify([hostOf(provider), model, ...inputs]))
    .digest('hex');
}

/** The same for the same request, so that a provider that takes it over knows it again. */
function uuidOf(key: string): string {
  const hex = `${key.slice(0, 12)}8${key.slice(13, 16)}8${key.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function inDoubt({ provider, element }: Request, { id }: BookedPart): AppError {
  return new AppError(
    'provider.in_doubt',
    `${provider.name} was asked for this before, and what came of it was never heard: it may be paid`,
    {
      hint: 'It is asked for again, and paid again, with --again; what else was paid for is taken as it is.',
      details: { provider: provider.name, spend: id, element },
    },
  );
}
