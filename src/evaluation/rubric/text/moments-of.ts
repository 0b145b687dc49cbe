import { type ChapterFacts, pairKey } from '../chapter-facts.ts';

/** Of fewer two of three that the chapter has are enough: it may have none that it has only once. */
const SHORT_WORDS = 6;
/** Content words of the chapter among which the traces of one moment stand. */
export const NEAR = 40;

/** Whether content words have a trace of one moment of the chapter (`momentsOf`); of a few words it has two of three. */
export function isOfChapter(
  stems: readonly string[],
  { landmarks, counts }: Pick<ChapterFacts, 'landmarks' | 'counts'>,
): boolean {
  if (momentsOf(stems, landmarks).length > 0) return true;
  const known = stems.filter((stem) => counts.has(stem)).length;
  return stems.length < SHORT_WORDS && known * 3 >= stems.length * 2;
}

/**
 * The moments of the chapter that content words tell of, by so many words at a time: of the words and pairs of
 * neighbours that it has only once the places that stand near each other; two at least, and half of those that were
 * found, as single ones are met by chance.
 */
export function momentsOf(
  stems: readonly string[],
  landmarks: ReadonlyMap<string, number>,
): number[] {
  const moments: number[] = [];
  for (let at = 0; at < stems.length; at += NEAR)
    moments.push(...nearest(landmarksIn(stems.slice(at, at + NEAR), landmarks)));
  return moments;
}

function nearest(places: readonly number[]): readonly number[] {
  let [first, last, from] = [0, 0, 0];
  places.forEach((place, at) => {
    while (place - (places[from] ?? 0) > NEAR) from++;
    if (at - from > last - first) [first, last] = [from, at];
  });
  const near = places.slice(first, last + 1);
  return near.length >= 2 && near.length * 2 >= places.length ? near : [];
}

/** Where in the chapter the words and pairs of neighbours stand that it has only once, ascending; a pair so many times. */
export function landmarksIn(
  stems: readonly string[],
  landmarks: ReadonlyMap<string, number>,
  pairWeight = 1,
): number[] {
  return landmarksInOrder(stems, landmarks, pairWeight).sort((one, other) => one - other);
}

/** Of the steps from one of them to the next within one moment, how many there are and how many go back, by more than is `free`. */
export function stepsIn(
  stems: readonly string[],
  landmarks: ReadonlyMap<string, number>,
  free: number,
): { all: number; back: number } {
  const places = landmarksInOrder(stems, landmarks, 1);
  const steps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
  const near = steps.filter((step) => Math.abs(step) <= NEAR);
  return { all: near.length, back: near.filter((step) => step < -free).length };
}

function landmarksInOrder(
  stems: readonly string[],
  landmarks: ReadonlyMap<string, number>,
  pairWeight: number,
): number[] {
  const places: number[] = [];
  stems.forEach((stem, at) => {
    const next = stems[at + 1];
    const pair = next === undefined ? undefined : landmarks.get(pairKey(stem, next));
    const single = landmarks.get(stem);
    if (single !== undefined) places.push(single);
    if (pair !== undefined) for (let n = 0; n < pairWeight; n++) places.push(pair);
  });
  return places;
}
