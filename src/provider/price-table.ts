import { z } from 'zod';
import { PRICE_UNITS } from '../contract/spend.ts';

/** What an engine asks for one unit. */
export const Price = z.strictObject({
  unit: z.enum(PRICE_UNITS),
  /** Of one unit, as a decimal number; a price for free is said by `paid: false`. */
  price: z.number().positive().max(1_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is no currency as USD'),
  /** The day on which somebody looked it up. */
  date: z.iso.date(),
  /** Where it stands. */
  source: z.string().min(1).optional(),
});
export type Price = z.output<typeof Price>;

/** By model. */
export type PriceTable = Record<string, Price>;
