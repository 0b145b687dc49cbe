import type { Stretch } from './own-stretches.ts';

/** Words that moved farther within their element are taken for gone. */
const FARTHEST = 4_000;

/** Where words stand in a stretch of a text, nearest to where they stood; null where they are not. */
export function nearestWords(
  text: string,
  words: string,
  { at, within }: { at: number; within: Stretch },
): Stretch | null {
  const from = Math.max(within.start, at - FARTHEST);
  const piece = text.slice(from, Math.min(within.end, at + words.length + FARTHEST));
  let nearest: number | null = null;
  for (let found = piece.indexOf(words); found !== -1; found = piece.indexOf(words, found + 1)) {
    if (nearest !== null && Math.abs(from + found - at) >= Math.abs(nearest - at)) break;
    nearest = from + found;
  }
  return nearest === null ? null : { start: nearest, end: nearest + words.length };
}
