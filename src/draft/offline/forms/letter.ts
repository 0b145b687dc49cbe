const SALUTATION =
  /^(?:(?:My )?(?:very )?(?:[Dd]ear|[Dd]earest|DEAR|MY DEAR|Honoured) (?:\p{Lu}|[Ss]ir|[Mm]adam|friend|brother|sister|father|mother|child)|(?:Sir|SIR|Madam|MADAM|Gentlemen)\b)[^.!?]{0,60}?(?:[,:;\n]|--|[—–-])/u;
const CLOSE =
  /(?:^|[.!?,] )(?:I (?:am|remain|have the honour)\b[^.!?]{0,60})?(?:Yours|Your (?:\p{Ll}+ ){0,3}(?:friend|servant|son|daughter|brother|sister|mother|father|wife|husband|uncle|aunt|cousin)|Ever yours|With (?:all my )?love)\b[^.!?]{0,80}[.!,]?$/u;
const NAME_ALONE = /^(?:\p{Lu}[\p{L}.'’-]*[ ,.]*){1,5}$/u;
/** So much of the end of a paragraph is looked at. */
const LONGEST_CLOSE = 240;
/** No name is longer. */
const LONGEST_NAME = 60;
/** A letter of more paragraphs is not looked for. */
const LONGEST = 40;

/**
 * Which paragraphs of a chapter are a letter that stands in the narration, from its salutation to its
 * signature. Linear: each paragraph is read twice at the most.
 *
 * @param paragraphs their words; null for one in which somebody speaks
 */
export function findLetters(paragraphs: readonly (string | null)[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < paragraphs.length; at++) {
    if (!SALUTATION.test(paragraphs[at] ?? '')) continue;
    const end = endOf(paragraphs, at);
    for (let each = at; end !== null && each <= end; each++) found.add(each);
    at = end ?? at;
  }
  return found;
}

/** The paragraph of the signature; null where none closes the letter. */
function endOf(paragraphs: readonly (string | null)[], start: number): number | null {
  for (let at = start; at < Math.min(paragraphs.length, start + LONGEST); at++) {
    const words = paragraphs[at];
    if (words == null) return null;
    if (at > start && SALUTATION.test(words)) return null;
    if (!CLOSE.test(withoutName(words))) continue;
    const next = paragraphs[at + 1];
    return next != null && isName(next) ? at + 1 : at;
  }
  return null;
}

/** "Yours ever,\nNELL VENN." */
function withoutName(words: string): string {
  const lines = words
    .slice(-2 * LONGEST_CLOSE)
    .trimEnd()
    .split('\n');
  if (lines.length > 1 && isName(lines.at(-1) ?? '')) lines.pop();
  return lines.join(' ').slice(-LONGEST_CLOSE).trim();
}

function isName(words: string): boolean {
  return words.length <= LONGEST_NAME && NAME_ALONE.test(words.trim());
}
