import { countBelow } from '../../../src/screenplay/count-below.ts';

/** Finds where a place that is counted in characters, as PostgreSQL does, stands in UTF-16 units. */
export function unitFinder(text: string): (character: number) => number {
  /** Which characters take two units, rising. */
  const wide: number[] = [];
  let character = 0;
  for (const letter of text) {
    if (letter.length === 2) wide.push(character);
    character++;
  }
  return (at) => Math.min(at + countBelow(wide, at), text.length);
}
