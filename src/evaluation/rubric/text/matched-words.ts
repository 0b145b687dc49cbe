/** Matching goes by three words in a row, so nothing shorter can match. */
export const SHORTEST_SPEECH = 3;

/** How many of the words stand in three words in a row that `trigrams` has. */
export function matchedWords(
  words: readonly string[],
  trigrams: Pick<ReadonlySet<string>, 'has'>,
): number {
  let matched = 0;
  let coveredTo = 0;
  for (let at = 0; at + SHORTEST_SPEECH <= words.length; at++) {
    if (!trigrams.has(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)) continue;
    const end = at + SHORTEST_SPEECH;
    matched += end - Math.max(at, coveredTo);
    coveredTo = end;
  }
  return matched;
}
