import { z } from 'zod';
import { PRICE_UNITS } from '../../contract/spend.ts';

/** What went where: told by every job and command that asked a provider. */
export const Sent = z.object({
  engine: z.string(),
  host: z.string(),
  requests: z.number(),
  unit: z.enum(PRICE_UNITS),
  units: z.number(),
});
export type Sent = z.output<typeof Sent>;

/** Adds a request to what was sent before, by engine and by what it counts. */
export function addSent(before: readonly Sent[], { requests, units, ...to }: Sent): Sent[] {
  const isSame = ({ engine, host, unit }: Sent) =>
    engine === to.engine && host === to.host && unit === to.unit;
  if (!before.some(isSame)) return [...before, { ...to, requests, units }];
  return before.map((each) =>
    isSame(each)
      ? { ...each, requests: each.requests + requests, units: each.units + units }
      : each,
  );
}
