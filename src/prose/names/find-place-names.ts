import type { ParsedProse } from '../quotations/parse-prose.ts';
import { countWordUse, findNameRuns } from './find-names.ts';
import { isLocated, isPlacedOften } from './person-evidence.ts';

/** A name is a place's where people are in it, or come to it, so often. */
const LEAST_PLACED = 2;

/**
 * Names of places of these texts' own, in lower case: "Longmead", where people are "at Longmead" and nobody
 * is called so.
 *
 * @param people words of people's names, in lower case
 */
export function findPlaceNames(
  proses: readonly ParsedProse[],
  people: ReadonlySet<string>,
): Set<string> {
  const counts = new Map<string, { placed: number; all: number }>();
  for (const { tokens } of proses) {
    for (const run of findNameRuns(tokens, countWordUse(tokens))) {
      if (run.title !== null || run.words.some((word) => people.has(word.toLowerCase()))) continue;
      const name = run.words.join(' ').toLowerCase();
      const count = counts.get(name) ?? { placed: 0, all: 0 };
      count.all++;
      if (isLocated(tokens, run)) count.placed++;
      counts.set(name, count);
    }
  }
  return new Set(
    [...counts]
      .filter(([, { placed, all }]) => placed >= LEAST_PLACED && isPlacedOften(placed, all))
      .map(([name]) => name),
  );
}
