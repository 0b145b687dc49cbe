/**
 * True when there is a capital letter and no small one, in any alphabet that has both. The German
 * sharp s counts as neither: it stands in names written in capitals (WEIß).
 */
export function isUppercase(text: string): boolean {
  return /[\p{Lu}\p{Lt}]/u.test(text) && !/\p{Ll}/u.test(text.replaceAll('ß', ''));
}
