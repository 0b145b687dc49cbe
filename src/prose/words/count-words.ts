/**
 * Number of words: runs of letters and digits, joined by apostrophes and hyphens, so that `don't`
 * and `well-worn` are one word each and a dash is none.
 */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’‐-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}
