/** A shorter word is one letter away from too many others. */
const SHORTEST = 5;

/** What becomes of the words of a chapter where one letter inside is lost, or two change places: "knoked", "konked". */
export function slipsOf(vocabulary: ReadonlySet<string>): Set<string> {
  const slips = new Set<string>();
  for (const word of vocabulary) {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) continue;
    for (let at = 1; at < word.length - 1; at++) {
      slips.add(word.slice(0, at) + word.slice(at + 1));
      slips.add(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
    }
  }
  return slips;
}
