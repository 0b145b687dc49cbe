/**
 * Text reduced to what two spellings of one word have in common: lower case, no accents on Latin,
 * Greek or Cyrillic letters, straight apostrophes, single spaces, none at the ends.
 * Upper-casing first makes `ß` and `SS` meet. Marks of other scripts are kept: in Devanagari or
 * Thai they are vowels, not accents.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
