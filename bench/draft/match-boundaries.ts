/** A boundary so many paragraphs away is the same one. */
const WITHIN = 2;

export interface MatchedBoundaries {
  /** Pairs of a marked and a drafted one, rising. */
  matched: [marked: number, drafted: number][];
  missed: number[];
  invented: number[];
}

/**
 * Matches boundaries, as many as can be and each once. What is drafted beside those that may or may not
 * be one is left out.
 */
export function matchBoundaries(
  marked: readonly number[],
  drafted: readonly number[],
  maybe: readonly number[] = [],
): MatchedBoundaries {
  const right = pairs(marked, drafted);
  const allowed = pairs(maybe, right.unpairedDrafted);
  return {
    matched: right.paired,
    missed: right.unpairedMarked,
    invented: allowed.unpairedDrafted,
  };
}

/** Both rise; the first that is near enough for the first that needs one gives the most pairs. */
function pairs(marked: readonly number[], drafted: readonly number[]) {
  const paired: [number, number][] = [];
  const unpairedMarked: number[] = [];
  const unpairedDrafted: number[] = [];
  let m = 0;
  let d = 0;
  for (;;) {
    const wanted = marked[m];
    const found = drafted[d];
    if (wanted === undefined && found === undefined) break;
    if (wanted !== undefined && found !== undefined && Math.abs(found - wanted) <= WITHIN) {
      paired.push([wanted, found]);
      m++;
      d++;
    } else if (found === undefined || (wanted !== undefined && wanted < found)) {
      if (wanted !== undefined) unpairedMarked.push(wanted);
      m++;
    } else {
      unpairedDrafted.push(found);
      d++;
    }
  }
  return { paired, unpairedMarked, unpairedDrafted };
}
