import type { Gender } from '../../prose/words/titles.ts';
import { type FoundLook, SURE_LOOK } from './find-looks.ts';
import { type Look, NO_LOOK } from './look.ts';

/** More of these nobody draws. */
const MOST_EACH = 4;

/** The look of one character, of what was found of it and is sure: of each attribute the surest, then the first. */
export function lookOfFound(found: readonly FoundLook[], gender: Gender): Look {
  const sure = found
    .filter(({ confidence }) => confidence >= SURE_LOOK)
    .sort((one, other) => other.confidence - one.confidence || one.start - other.start);
  const all = (attribute: FoundLook['attribute']) =>
    sure
      .filter((each) => each.attribute === attribute)
      .map(({ quote }) => quote.replace(/\s+/g, ' '));
  // A coat of a colour says more than a hat.
  const telling = (attribute: FoundLook['attribute']) =>
    [...new Set(all(attribute))]
      .sort((one, other) => Number(other.includes(' ')) - Number(one.includes(' ')))
      .slice(0, MOST_EACH);
  return {
    ...NO_LOOK,
    gender,
    age: all('age')[0] ?? null,
    build: all('build')[0] ?? null,
    hair: telling('hair')[0] ?? null,
    beard: telling('beard')[0] ?? null,
    eyes: all('eyes')[0] ?? null,
    skin: all('skin')[0] ?? null,
    clothes: telling('clothes'),
    props: telling('props'),
  };
}
