import type { FoundCharacter } from '../../../../src/contract/index.ts';

export const FOUND_GROUPS = ['open', 'cast', 'gone'] as const;
export type FoundGroup = (typeof FOUND_GROUPS)[number];

/** As they are called on the page. */
export const GROUP_NAMES: Record<FoundGroup, string> = {
  open: 'To decide',
  cast: 'In the cast',
  gone: 'Merged or dismissed',
};

type Decided = Pick<FoundCharacter, 'decision' | 'character'>;

/** Who has the name of a character is in the cast without a person's word. */
export function groupOf({ decision, character }: Decided): FoundGroup {
  if (decision === 'merged' || decision === 'dismissed') return 'gone';
  return character === null ? 'open' : 'cast';
}

/** Those of each group, in the order in which they are given. */
export function groupFound<One extends Decided>(items: readonly One[]): Record<FoundGroup, One[]> {
  const groups: Record<FoundGroup, One[]> = { open: [], cast: [], gone: [] };
  for (const one of items) groups[groupOf(one)].push(one);
  return groups;
}

/**
 * Who comes after somebody, or before, from the end to the beginning; of nobody the first, or the last.
 *
 * @param passed those who are passed over
 */
export function neighbour<One extends { id: string }>(
  listed: readonly One[],
  of: string | undefined,
  by: 1 | -1,
  passed: ReadonlySet<string> = new Set(),
): One | undefined {
  const at = listed.findIndex(({ id }) => id === of);
  const from = at < 0 && by < 0 ? 0 : at;
  return listed
    .map((_, step) => listed[(from + by * (step + 1) + 2 * listed.length) % listed.length])
    .find((one) => one !== undefined && one.id !== of && !passed.has(one.id));
}
