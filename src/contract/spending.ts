import { z } from 'zod';
import { Currency } from './currency.ts';

/** `flite`, `drawn`, or a provider by its name. */
export const EngineName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'an engine is named in small letters, as `lab`');

/** What whoever has something made says of engines and of money; without `max_cost` no paid one is asked. */
export const EngineFields = {
  /** A provider that may be asked; `drawn`: pictures are drawn here, also where another is set as default. */
  engine: EngineName.optional(),
  max_cost: z.number().positive().max(1_000_000).optional(),
  currency: Currency.optional(),
  /** Whether a price may be unknown. */
  unknown_price: z.boolean().optional(),
  /** Whether what was asked for and never heard of may be paid again. */
  again: z.boolean().optional(),
};
