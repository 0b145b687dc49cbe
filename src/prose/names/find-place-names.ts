import type { ParsedProse } from '../quotations/parse-prose.ts';
import { countWordUse, findNameRuns } from './find-names.ts';
import { isLocated, isPlacedOften } from './person-evidence.ts';

/** A name is a place's where people are in it, or come to it, so often. */
const LEAST_PLACED = 2;
/** A name behind one of these may be a place's, where it is one elsewhere: one also speaks to people. */
const MAY_PLACE: ReadonlySet<string> = new Set(
  'to from towards toward reached reaching left leaving quitted quitting round by'.split(' '),
);

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
  const counts = new Map<string, { placed: number; may: number; all: number }>();
  for (const { tokens } of proses) {
    for (const run of findNameRuns(tokens, countWordUse(tokens))) {
      if (run.title !== null || run.words.some((word) => people.has(word.toLowerCase()))) continue;
      const name = run.words.join(' ').toLowerCase();
      const count = counts.get(name) ?? { placed: 0, may: 0, all: 0 };
      count.all++;
      if (isLocated(tokens, run)) count.placed++;
      else if (MAY_PLACE.has(tokens[run.from - 1]?.lower ?? '')) count.may++;
      counts.set(name, count);
    }
  }
  return new Set(
    [...counts]
      .filter(
        ([, { placed, may, all }]) =>
          placed > 0 && placed + may >= LEAST_PLACED && isPlacedOften(placed + may, all),
      )
      .map(([name]) => name),
  );
}
