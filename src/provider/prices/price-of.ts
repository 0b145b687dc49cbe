import type { Price } from '../price-table.ts';
import { hostOf, type Provider } from '../provider.ts';
import { KNOWN_PRICES } from './known-prices.ts';

/** What a model asks for a unit: as it was configured, else as it is known; null where nobody knows. */
export function priceOf(provider: Provider, model: string, unit: Price['unit']): Price | null {
  const host = hostOf(provider);
  const price =
    provider.prices[model] ??
    KNOWN_PRICES.find((each) => each.host === host && each.model === model)?.price;
  return price?.unit === unit ? price : null;
}
