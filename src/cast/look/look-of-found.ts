import {
  LOOK_THINGS,
  LOOK_WORDS,
  type Look,
  type LookAttribute,
  type LookChoice,
  SURE_LOOK,
} from '../../contract/look.ts';
import type { Gender } from '../../prose/words/titles.ts';
import { NO_LOOK } from './look.ts';

/** Words of a book that tell of somebody's look, in the order of the book. */
export interface ToldLook {
  attribute: LookAttribute;
  quote: string;
  confidence: number;
}

/** More of these nobody draws. */
const MOST_EACH = 4;

/**
 * The look of one character, of what was found of it and is sure: of hair and beard what says most, else the surest,
 * else the first.
 */
export function lookOfFound(found: readonly ToldLook[], gender: Gender): Look {
  const look: Look = { ...NO_LOOK, gender };
  for (const attribute of LOOK_WORDS) {
    look[attribute] = inOrder(found, attribute)[0]?.value ?? null;
  }
  for (const attribute of LOOK_THINGS) {
    const values = inOrder(found, attribute).map(({ value }) => value);
    look[attribute] = [...new Set(values)].slice(0, MOST_EACH);
  }
  return look;
}

/** Why of two that say different things the first was taken. */
export function whyTaken(
  found: readonly ToldLook[],
  attribute: (typeof LOOK_WORDS)[number],
): Exclude<LookChoice['because'], 'person'> {
  const [first, ...others] = inOrder(found, attribute);
  const other = others.find(({ value }) => value !== first?.value);
  if (first === undefined || other === undefined) return 'first';
  if (first.fullness > other.fullness) return 'fuller';
  return first.confidence > other.confidence ? 'surest' : 'first';
}

/** What is sure of an attribute, the one to be taken first. */
function inOrder(found: readonly ToldLook[], attribute: LookAttribute) {
  return found
    .filter((each) => each.attribute === attribute && each.confidence >= SURE_LOOK)
    .map(({ quote, confidence }) => {
      const value = wordsOf(quote);
      return { value, confidence, fullness: fullness(attribute, value) };
    })
    .sort((one, other) => other.fullness - one.fullness || other.confidence - one.confidence);
}

/** A coat of a colour says more than a hat; of an age or a build nothing is told by that. */
function fullness(attribute: LookAttribute, value: string): number {
  return /^(?:hair|beard|clothes|props)$/.test(attribute) && value.includes(' ') ? 1 : 0;
}

const SAID_OF =
  /^(?<noun>hair|beard|moustache|eyes|skin) (?:was|were|is|are|had (?:gone|turned)) (?:\p{L}+ly |quite |very |almost |already |still )?(?<how>.+)$/iu;

/** What a quotation says: `grey hair`, of "hair was grey". */
export function wordsOf(quote: string): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  const { noun, how } = SAID_OF.exec(words)?.groups ?? {};
  return noun === undefined || how === undefined ? words : `${how} ${noun.toLowerCase()}`;
}
