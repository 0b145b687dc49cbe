import { type Command, InvalidArgumentError } from 'commander';
import { Currency } from '../../../contract/currency.ts';
import { plural } from '../../../contract/plural.ts';
import type { Estimate } from '../../../contract/spend.ts';
import type { Sent } from '../../../media/network/sent.ts';
import type { Cost, Spending } from '../../../provider/spend/spend-rows.ts';

export interface SpendingOptions {
  engine?: string;
  estimate?: boolean;
  maxCost?: number;
  currency: string;
  unknownPrice?: boolean;
  again?: boolean;
}

/** What a command asks of money that may have work done by a paid engine. */
export function withSpendingOptions(command: Command): Command {
  return command
    .option(
      '--estimate',
      'tell what engines over the network would be asked and cost, and ask none',
    )
    .option('--max-cost <amount>', 'the most that paid engines may cost', amount)
    .option('--currency <code>', 'of that', currency, 'USD')
    .option(
      '--unknown-price',
      'also where nobody knows the price; the budget keeps all of --max-cost',
    )
    .option('--again', 'pay again for what was asked for and never heard of');
}

export function spendingFrom(options: SpendingOptions): Spending {
  return {
    maxCost: options.maxCost ?? null,
    currency: options.currency,
    unknownPrice: options.unknownPrice === true,
    again: options.again === true,
  };
}

export function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > 1e6) {
    throw new InvalidArgumentError('it is no amount, as 2.50');
  }
  return value;
}

export function currency(text: string): string {
  const read = Currency.safeParse(text);
  if (read.success) return read.data;
  throw new InvalidArgumentError('a currency has three capital letters, as USD');
}

export const money = (value: number | null, code: string): string =>
  value === null ? 'unknown' : `${value} ${code}`;

/** An estimate for people, a line for each engine. */
export function describeEstimate({ items, currency: code, total }: Estimate): string {
  if (items.length === 0) return 'Nothing would be asked of an engine over the network.';
  const lines = items.map((item) => {
    const price =
      item.unit_price === null
        ? item.paid
          ? 'the price is unknown'
          : 'free'
        : `${item.unit_price} ${code} each on ${item.priced_at}`;
    return `${item.engine} (${item.host}, ${item.model}): ${item.requests} requests, ${item.units} ${item.unit}s, ${price}: ${money(item.amount, code)}`;
  });
  return [...lines, `In all: ${money(total, code)}`].join('\n');
}

/** Which text went where, and what it came to. */
export function describeCost({
  sent,
  cost,
}: {
  sent: readonly Sent[];
  cost: Cost | null;
}): string[] {
  return [
    ...sent.map(
      ({ engine, host, requests, units, unit }) =>
        `${engine} (${host}) was sent ${plural(requests, 'request')}: ${plural(units, unit)}.`,
    ),
    ...(cost === null
      ? []
      : [
          `It came to ${money(cost.actual, cost.currency)}; ${money(cost.estimated, cost.currency)} were estimated.`,
        ]),
  ];
}
