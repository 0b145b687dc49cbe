import { AppError } from '../../contract/error.ts';
import type { Estimate, EstimateItem } from '../../contract/spend.ts';
import type { Price } from '../price-table.ts';
import { priceOf } from '../prices/price-of.ts';
import { hostOf, type Provider } from '../provider.ts';

/** What is to be asked of one engine, in all. */
export interface Work {
  provider: Provider;
  model: string;
  unit: Price['unit'];
  /** How many units each request has. */
  requests: readonly number[];
}

const MILLIONTH = 1e6;

/**
 * What work will cost, engine by engine: unknown where a price is, never nothing for it.
 * @throws AppError `usage` where engines ask in different currencies
 */
export function estimate(work: readonly Work[], currency: string): Estimate {
  const items = work.map(itemOf);
  const currencies = new Set(
    work.flatMap((each) => {
      const price = each.provider.paid ? priceOf(each.provider, each.model, each.unit) : null;
      return price === null ? [] : [price.currency];
    }),
  );
  if (currencies.size > 1) {
    throw new AppError('usage', `engines ask in ${[...currencies].join(' and ')}: one at a time`, {
      hint: 'Make what each engine makes by itself: --engine NAME.',
    });
  }
  const [own = currency] = currencies;
  return { items, currency: own, total: sumOf(items) };
}

function itemOf({ provider, model, unit, requests }: Work): EstimateItem {
  const units = requests.reduce((sum, each) => sum + each, 0);
  const price = provider.paid ? priceOf(provider, model, unit) : null;
  return {
    engine: provider.name,
    model,
    host: hostOf(provider),
    paid: provider.paid,
    requests: requests.length,
    unit,
    units,
    unit_price: price?.price ?? null,
    priced_at: price?.date ?? null,
    amount: provider.paid ? (price === null ? null : rounded(units * price.price)) : 0,
  };
}

function sumOf(items: readonly EstimateItem[]): number | null {
  let sum = 0;
  for (const { amount } of items) {
    if (amount === null) return null;
    sum += amount;
  }
  return rounded(sum);
}

const rounded = (amount: number): number => Math.round(amount * MILLIONTH) / MILLIONTH;
