import { PLACE_NOUNS, ROOM_NOUNS, VEHICLES } from '../../../prose/words/place-nouns.ts';
import { wordsOf } from '../../../prose/words/words-of.ts';
import type { SceneHeading } from '../../../screenplay/types.ts';

/** They have an inside and an outside, or are in either. */
const EITHER: ReadonlySet<string> = new Set(
  `market market-place bazaar arcade cave tent camp tunnel ruins mine pit hole circus arbour arbor cloister cloisters porch
  verandah veranda piazza portico loggia archway gateway deck platform arch aisle ferry lighthouse track gate entry enclosure
  compound roof box boxes stalls court landing window spring dock docks quarry trench`.split(/\s+/),
);

/** "Baker Street" is an address: who is at home there is inside. */
const ADDRESS =
  /\p{L} (?:street|square|park|road|terrace|avenue|lane|gardens?|hill|crescent|river)$/iu;

/**
 * False where a heading's place cannot be where it says: no room lies outside, no field inside. A house has an inside
 * and a front.
 */
export function canBeThere({ setting, place }: Pick<SceneHeading, 'setting' | 'place'>): boolean {
  const noun =
    wordsOf(place.replace(/-(?=\p{L})/gu, ' '))
      .at(-1)
      ?.replace(/'s?$/, '') ?? '';
  if (EITHER.has(noun)) return true;
  if (setting === 'EXT') return !ROOM_NOUNS.has(noun);
  if (setting !== 'INT' || ADDRESS.test(place)) return true;
  return PLACE_NOUNS.get(noun) !== 'EXT' || VEHICLES.has(noun);
}
