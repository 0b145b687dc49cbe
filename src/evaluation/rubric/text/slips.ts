/** A shorter word is one letter away from too many others. */
const SHORTEST = 5;

/** What is left of the words of a chapter where one letter inside is lost: "knded" is no word, "knocked" was one. */
export function slipsOf(vocabulary: ReadonlySet<string>): Set<string> {
  const slips = new Set<string>();
  for (const word of vocabulary) {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) continue;
    for (let at = 1; at < word.length - 1; at++) slips.add(word.slice(0, at) + word.slice(at + 1));
  }
  return slips;
}
