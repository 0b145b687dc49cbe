import { type ChapterFacts, trigramsOf } from '../chapter-facts.ts';
import type { Unit } from '../subject.ts';

/** In so many paragraphs and speeches, and in so large a part of them, three words in a row are a phrase that fills. */
const FEWEST = 6;
const SHARE = 0.04;

/**
 * Paragraphs and speeches with a phrase that the script falls back on and the chapter does not have, three words in a
 * row ("we see that"), from its second time on. Chapters put into the present come back to such words too (a name and
 * "is"), though in no more than one of twenty-five.
 */
export function withStockPhrase(
  units: readonly Unit[],
  { trigrams, wordCount }: Pick<ChapterFacts, 'trigrams' | 'wordCount'>,
): Unit[] {
  if (wordCount === 0) return [];
  const places = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const phrase of new Set(trigramsOf(unit.words))) {
      if (trigrams.has(phrase)) continue;
      const found = places.get(phrase);
      if (found === undefined) places.set(phrase, [unit]);
      else found.push(unit);
    }
  }
  const most = Math.max(FEWEST, units.length * SHARE);
  const stock = [...places.values()].filter((found) => found.length >= most);
  const filled = new Set(stock.flatMap(([, ...later]) => later));
  return units.filter((unit) => filled.has(unit));
}
