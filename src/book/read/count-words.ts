/** Words as a writer counts them: runs between spaces or dashes that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0;
  for (const run of text.split(/[\s\u2013\u2014]+|--+/)) {
    if (/[\p{L}\p{N}]/u.test(run)) count++;
  }
  return count;
}
