import { z } from 'zod';
import { Currency } from './currency.ts';
import { ASPECTS, PRODUCTION_KINDS } from './production.ts';
import { EngineName } from './spending.ts';

/** What a provider speaks: the protocol, by whoever made it known. */
export const PROVIDER_KINDS = ['openai-compatible', 'elevenlabs', 'comfyui'] as const;
export const ENGINE_USES = ['speech', 'images'] as const;
/** By what engines count. */
export const PRICE_UNITS = ['character', 'image'] as const;

/** Who speaks or draws over the network, as it was configured where the work is done. */
export const ProviderItem = z
  .object({
    name: z.string(),
    kind: z.enum(PROVIDER_KINDS),
    /** Where the text goes. */
    host: z.string(),
    /** Whether the rules of cost hold. */
    paid: z.boolean(),
    /** The model by which it speaks; null where it does not. */
    speech: z.string().nullable(),
    /** The model by which it draws; null where it does not. */
    images: z.string().nullable(),
    /** What it is asked for where nobody names an engine. */
    default_for: z.array(z.enum(ENGINE_USES)),
  })
  .meta({ id: 'Provider' });
export type ProviderItem = z.infer<typeof ProviderItem>;

const Amount = z.number().nonnegative();

/** A line of an estimate: all that one engine would be asked for. */
export const EstimateItem = z
  .object({
    engine: z.string(),
    model: z.string(),
    /** Where the text goes. */
    host: z.string(),
    paid: z.boolean(),
    requests: z.int().nonnegative(),
    unit: z.enum(PRICE_UNITS),
    units: Amount,
    /** Of one unit; null where it is unknown, and of what is free. */
    unit_price: z.number().nullable(),
    /** The day of that price. */
    priced_at: z.iso.date().nullable(),
    /** Null where it is unknown, which is not nothing. */
    amount: Amount.nullable(),
  })
  .meta({ id: 'EstimateItem' });
export type EstimateItem = z.infer<typeof EstimateItem>;

export const Estimate = z
  .object({
    items: z.array(EstimateItem),
    currency: Currency,
    /** Null where a part of it is unknown. */
    total: Amount.nullable(),
  })
  .meta({ id: 'Estimate' });
export type Estimate = z.infer<typeof Estimate>;

/** What is to be estimated: a job on a script, as it would be asked for. */
export const EstimateInput = z.strictObject({
  kind: z.enum(PRODUCTION_KINDS),
  narrate: z.boolean().default(false),
  aspect: z.enum(ASPECTS).default('16:9'),
  engine: EngineName.optional(),
  /** Where no price says another. */
  currency: Currency.default('USD'),
});

export const Budget = z
  .object({
    /** Null: all that the account spends. */
    book: z.object({ id: z.uuid(), handle: z.string(), title: z.string() }).nullable(),
    currency: Currency,
    amount: Amount,
    /** Spent, or kept for what is under way. */
    used: Amount,
  })
  .meta({ id: 'Budget' });
export type Budget = z.infer<typeof Budget>;

export const BudgetInput = z.strictObject({
  /** Id, handle or title of a book; left out: all that the account spends. */
  book: z.string().trim().min(1).max(500).optional(),
  currency: Currency.default('USD'),
  /** From the first day on. */
  amount: z.number().min(0).max(1_000_000),
});

/** A row of what was spent: an estimate when work was asked for, or a part of it. */
export const SpentRow = z
  .object({
    id: z.uuid(),
    kind: z.enum(['estimate', 'part']),
    /** An estimate is open or closed; a part is booked, settled, released (it cost nothing) or lost (paid, and gone). */
    state: z.enum(['open', 'closed', 'booked', 'settled', 'released', 'lost']),
    purpose: z.enum(['speech', 'image', 'production']),
    book: z.uuid().nullable(),
    script: z.uuid().nullable(),
    engine: z.string().nullable(),
    model: z.string().nullable(),
    host: z.string().nullable(),
    unit: z.string().nullable(),
    units: z.number().nullable(),
    unit_price: z.number().nullable(),
    priced_at: z.iso.date().nullable(),
    currency: Currency,
    /** Null where it is unknown. */
    estimated: z.number().nullable(),
    /** Null where it is unknown, or has not ended. */
    actual: z.number().nullable(),
    /** Of an estimate: what it may cost at most. */
    most: z.number().nullable(),
    provider_id: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'SpentRow' });
export type SpentRow = z.infer<typeof SpentRow>;
