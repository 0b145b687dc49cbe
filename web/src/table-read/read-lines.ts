import type { TakeState, TakeStateName } from '../../../src/contract/index.ts';
import type { Links } from '../sources/place-links.ts';

/** A line of the table read, as it is listed and played. */
export interface ReadLine extends TakeState {
  /** As its cue says it; null where it is narrated. */
  speaker: string | null;
  words: string;
}

/** The lines in their order with their words; a speech begins with its cue. */
export function readLines(states: readonly TakeState[], links: Links | undefined): ReadLine[] {
  const places = new Map(links?.items.map(({ id, at }) => [id, at]));
  return states.map((state) => {
    const at = places.get(state.element);
    const text = at === undefined ? '' : (links?.text.slice(at.from, at.to) ?? '');
    const end = state.kind === 'speech' ? text.indexOf('\n') : 0;
    const [cue, said] = end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)];
    return {
      ...state,
      speaker: state.kind === 'speech' ? cue.replace(/^@|\^\s*$/g, '').trim() : null,
      words: said.replace(/\s+/g, ' ').trim(),
    };
  });
}

export type LineCounts = Record<TakeStateName, number>;

export function countLines(states: readonly Pick<TakeState, 'state'>[]): LineCounts {
  const counts: LineCounts = { current: 0, stale: 0, missing: 0, unknown: 0 };
  for (const { state } of states) counts[state] += 1;
  return counts;
}

/** Why lines are stale, and how many by each cause; the most frequent first. */
export function countCauses(
  states: readonly Pick<TakeState, 'state' | 'causes'>[],
): [cause: string, lines: number][] {
  const counts = new Map<string, number>();
  for (const { state, causes } of states) {
    if (state !== 'stale') continue;
    for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts].sort(
    ([one, ones], [other, others]) => others - ones || one.localeCompare(other),
  );
}
