import { type ChapterFacts, pairKey } from '../chapter-facts.ts';

/** Of fewer two of three that the chapter has are enough: it may have none that it has only once. */
const SHORT_WORDS = 6;
/** Content words of the chapter among which the traces of one moment stand. */
const NEAR = 40;

/**
 * Whether content words have a trace of one moment of the chapter: of the words and pairs of neighbours that it has
 * only once, two and at least half stand near each other there; of a few words it has two of three.
 */
export function isOfChapter(
  stems: readonly string[],
  { landmarks, counts }: Pick<ChapterFacts, 'landmarks' | 'counts'>,
): boolean {
  const places = landmarksIn(stems, landmarks);
  const most = mostNear(places);
  if (most >= 2 && most * 2 >= places.length) return true;
  const known = stems.filter((stem) => counts.has(stem)).length;
  return stems.length < SHORT_WORDS && known * 3 >= stems.length * 2;
}

/** Of ascending places the most that stand near each other. */
function mostNear(places: readonly number[]): number {
  let most = 0;
  let from = 0;
  places.forEach((place, at) => {
    while (place - (places[from] ?? 0) > NEAR) from++;
    most = Math.max(most, at - from + 1);
  });
  return most;
}

/** Where in the chapter the words and pairs of neighbours stand that it has only once, ascending. */
function landmarksIn(stems: readonly string[], landmarks: ReadonlyMap<string, number>): number[] {
  const places: number[] = [];
  stems.forEach((stem, at) => {
    const next = stems[at + 1];
    const pair = next === undefined ? undefined : landmarks.get(pairKey(stem, next));
    const single = landmarks.get(stem);
    if (pair !== undefined) places.push(pair);
    if (single !== undefined) places.push(single);
  });
  return places.sort((one, other) => one - other);
}
