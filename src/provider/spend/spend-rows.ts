import { sql, type Transaction } from 'kysely';
import type { Estimate } from '../../contract/spend.ts';
import type { Tables } from '../../db/tables.ts';

type Trx = Transaction<Tables>;

/** What whoever asks says of money. */
export interface Spending {
  /** Null where nobody said it: then nothing paid is asked for. */
  maxCost: number | null;
  /** Of that, and of what has no price of its own. */
  currency: string;
  /** Whether a price may be unknown. */
  unknownPrice: boolean;
  /** Whether what was asked for and never heard of may be paid again. */
  again: boolean;
}

export const NOTHING: Spending = {
  maxCost: null,
  currency: 'USD',
  unknownPrice: false,
  again: false,
};

/** `production`: lines and panels at once. */
export type Purpose = 'speech' | 'image' | 'production';

/**
 * Keeps room in the budgets for what is to be made; without an estimate, for all that it may cost.
 * @returns id of the estimate
 * @throws AppError spend.*, `not_found`, `invalid`
 */
export async function askSpend(
  trx: Trx,
  { script, purpose }: { script: string; purpose: Purpose },
  { maxCost, currency, unknownPrice }: Spending,
  estimated: Estimate | null,
): Promise<string> {
  const items = estimated === null ? null : estimated.items.filter(({ paid }) => paid);
  const { rows } = await sql<{ id: string }>`
    select id from goldenrod.ask_spend(
      ${script}::uuid, ${purpose}, ${estimated?.currency ?? currency}, ${maxCost}::numeric,
      ${items === null ? null : JSON.stringify(items)}::jsonb, ${unknownPrice}
    )`.execute(trx);
  return rows[0]?.id ?? '';
}

/** A request as it is booked. */
export interface Part {
  /** What makes two requests the same. */
  key: string;
  element: string | null;
  engine: string;
  model: string;
  host: string;
  unit: string;
  units: number;
  unitPrice: number | null;
  pricedAt: string | null;
}

export interface BookedPart {
  id: string;
  isNew: boolean;
  state: 'booked' | 'settled';
  providerId: string | null;
  content: string | null;
}

export async function bookSpend(
  trx: Trx,
  estimate: string,
  part: Part,
  again: boolean,
): Promise<BookedPart> {
  const { rows } = await sql<BookedPart>`
    select spend_id as id, is_new as "isNew", state, provider_id as "providerId", content_sha256 as content
    from goldenrod.book_spend(
      ${estimate}::uuid, ${part.key}, ${part.element}::uuid, ${part.engine}, ${part.model}, ${part.host},
      ${part.unit}, ${part.units}::numeric, ${part.unitPrice}::numeric, ${part.pricedAt}::date, ${again}
    )`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('book_spend() answered nothing');
  return row;
}

/** Of a part that ended; `booked`: of one that goes on, and is known by an id now. */
export interface Outcome {
  state: 'booked' | 'settled' | 'released';
  units?: number | null;
  content?: string | null;
  providerId?: string | null;
}

export async function settleSpend(
  trx: Trx,
  id: string,
  { state, units = null, content = null, providerId = null }: Outcome,
): Promise<void> {
  await sql`select goldenrod.settle_spend(
    ${id}::uuid, ${state}, ${units}::numeric, ${content}, ${providerId}
  )`.execute(trx);
}

export async function closeSpend(trx: Trx, estimate: string): Promise<void> {
  await sql`select goldenrod.close_spend(${estimate}::uuid)`.execute(trx);
}

/** Gives back what room is kept for work on a version that is not done, or costs nothing. */
export async function releaseSpend(
  trx: Trx,
  { script, purpose }: { script: string; purpose: Purpose },
): Promise<void> {
  await sql`select goldenrod.release_spend(${script}::uuid, ${purpose})`.execute(trx);
}

/** What paid work came to. */
export interface Cost {
  currency: string;
  estimated: number | null;
  /** Null where a part of it is unknown. */
  actual: number | null;
}

/**
 * What work came to that was estimated first, and again for what was left whenever it was taken up.
 * @param estimates ids, of one work; null where there are none
 */
export async function costOf(trx: Trx, estimates: readonly string[]): Promise<Cost | null> {
  const { rows } = await sql<Cost>`
    select e.currency, e.estimated::double precision as estimated, p.actual
    from goldenrod.spend e
    cross join lateral (
      select case when bool_or(s.actual is null) then null
        else coalesce(sum(s.actual), 0)::double precision end as actual
      from goldenrod.spend s where s.estimate_id = any(${[...estimates]}::uuid[]) and s.state <> 'released'
    ) p
    where e.id = any(${[...estimates]}::uuid[]) order by e.created_at, e.id limit 1`.execute(trx);
  return rows[0] ?? null;
}
