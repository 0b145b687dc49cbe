const IRREGULAR_PRESENT: ReadonlyMap<string, string> = new Map([
  ['be', 'is'],
  ['have', 'has'],
  ['do', 'does'],
  ['go', 'goes'],
]);

/** The present of "he": takes, watches, carries. */
export function thirdPerson(base: string): string {
  const irregular = IRREGULAR_PRESENT.get(base);
  if (irregular !== undefined) return irregular;
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /[^aeiou]o$/.test(base) ? `${base}es` : `${base}s`;
}

/** A base of one syllable that doubles its last letter before "ed": "star" in "starred". */
const DOUBLES = /^[^aeiou]*[aeiou][^aeiouwxy]$/;

/**
 * The base whose regular past is `past`, starting from a guess; null where the guess is wrong.
 * "stared" is of "stare" even where the guess is "star".
 */
export function regularBase(guess: string, past: string): string | null {
  if (past === `${guess}ed` && DOUBLES.test(guess)) return `${guess}e`;
  return isRegularPast(guess, past) ? guess : null;
}

/** True when the regular past of `base` is `past`. */
function isRegularPast(base: string, past: string): boolean {
  if (past === `${base}ed` || (base.endsWith('e') && past === `${base}d`)) return true;
  if (/[^aeiou]y$/.test(base) && past === `${base.slice(0, -1)}ied`) return true;
  return past === `${base}${base.slice(-1)}ed`;
}
