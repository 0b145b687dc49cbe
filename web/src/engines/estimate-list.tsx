import type { Estimate, EstimateItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { money } from './money.ts';

/** What each engine would be asked for, and cost; what nobody knows is unknown, never nothing. */
export function EstimateList({ estimate: { items, total, currency } }: { estimate: Estimate }) {
  if (items.every(({ requests }) => requests === 0)) {
    return (
      <p role="status" className="text-sm">
        Nothing is sent over the network, and nothing is paid.
      </p>
    );
  }
  return (
    <section aria-label="Estimate" className="flex flex-col gap-2 text-sm">
      <ul className="flex flex-col gap-2">
        {items.map((item) => (
          <li
            key={`${item.engine} ${item.unit}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b pb-2"
          >
            <span className="min-w-0 break-words">
              {plural(item.requests, 'request')} to {item.host}: {plural(item.units, item.unit)}
              <span className="block text-soft">{priceOf(item, currency)}</span>
            </span>
            <span className="font-medium tabular-nums">{money(item.amount, currency)}</span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between font-medium">
        <span>In all</span>
        <span className="tabular-nums">{money(total, currency)}</span>
      </p>
    </section>
  );
}

function priceOf({ paid, unit, unit_price, priced_at, model }: EstimateItem, currency: string) {
  if (!paid) return `${model}, free`;
  if (unit_price === null) return `${model}, the price is unknown`;
  return `${model}, ${money(unit_price, currency)} a ${unit} on ${priced_at}`;
}
