/** Marks that lead on to what is cut off. */
const LEADS_ON = ' ,;:—–-\n\t';

/** Text without the commas, colons, dashes and white space at its end. Linear, unlike `/[..]+$/`. */
export function trimTail(text: string): string {
  let end = text.length;
  while (end > 0 && LEADS_ON.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
