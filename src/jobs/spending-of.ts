import type { JobInput } from '../contract/job.ts';
import type { ProductionKind } from '../contract/production.ts';
import { NOTHING, type Spending } from '../provider/spend/spend-rows.ts';

/** What a job says of money. */
export function spendingOf(input: JobInput<ProductionKind>): Spending {
  return {
    maxCost: input.max_cost ?? NOTHING.maxCost,
    currency: input.currency ?? NOTHING.currency,
    unknownPrice: input.unknown_price ?? NOTHING.unknownPrice,
    again: input.again ?? NOTHING.again,
  };
}
