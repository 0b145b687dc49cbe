import type { FoundLook } from '../../cast/look/find-looks.ts';
import { wordsOf } from '../../cast/look/look-of-found.ts';

/** Words of a chapter that tell of a look, as they are stored. */
export interface StoredQuote extends Omit<FoundLook, 'character'> {
  /** Id. */
  chapter: string;
}

/** Different things that are kept of one attribute of a character. */
const MOST_VALUES = 12;
/** What is longer is no description that could be drawn. */
const LONGEST_QUOTE = 200;

/** Collects what the chapters say of looks: of each value the first place, and a later one where that is surer. */
export class GatheredLooks {
  readonly #quotes = new Map<string, StoredQuote[]>();
  readonly #surest = new Map<string, Map<string, number>>();

  add(chapter: string, found: readonly FoundLook[]): void {
    for (const { character, ...quote } of found) {
      if (quote.quote.length > LONGEST_QUOTE) continue;
      const attribute = `${character} ${quote.attribute}`;
      const values = this.#surest.get(attribute) ?? new Map<string, number>();
      const value = wordsOf(quote.quote).toLowerCase();
      const before = values.get(value) ?? 0;
      if (quote.confidence <= before || (before === 0 && values.size >= MOST_VALUES)) continue;
      this.#surest.set(attribute, values.set(value, quote.confidence));
      this.#quotes.set(character, [...this.of(character), { ...quote, chapter }]);
    }
  }

  /** In the order in which they were added. */
  of(character: string): readonly StoredQuote[] {
    return this.#quotes.get(character) ?? [];
  }
}
