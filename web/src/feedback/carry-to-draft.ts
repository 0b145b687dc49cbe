import type { FindingItem } from '../../../src/contract/index.ts';
import { carryLines } from '../../../src/screenplay/carry-lines.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';

/** A version whose lines are carried to where they are in the draft, as it is written. */
export interface ReadVersion {
  id: string;
  screenplay: Screenplay;
}

/** The items with their places in the draft as it is now; where a text is missing, as the desk told them. */
export function carryToDraft(
  items: readonly FindingItem[],
  found: readonly ReadVersion[],
  now: Screenplay,
): FindingItem[] {
  const carry = new Map(found.map(({ id, screenplay }) => [id, carryLines(screenplay, now)]));
  return items.map((item) => {
    const to = carry.get(item.found_in.id);
    if (to === undefined) return item;
    return { ...item, places: item.places.map(({ line }) => ({ line, now: to(line) })) };
  });
}
