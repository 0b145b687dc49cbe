import { firstWhere } from './first-where.ts';

/** The low half of a character that JavaScript counts as two. */
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Offsets as PostgreSQL counts characters, of offsets in UTF-16 units. Both rise. */
export function toCodePoints(text: string, offsets: readonly number[]): number[] {
  let at = 0;
  let halves = 0;
  return offsets.map((offset) => {
    for (; at < offset; at++) if (isLowHalf(text.charCodeAt(at))) halves++;
    return offset - halves;
  });
}

/** The way back: offsets in UTF-16 units of rising ones in characters. */
export function toUnits(text: string, offsets: readonly number[]): number[] {
  let unit = 0;
  let characters = 0;
  return offsets.map((offset) => {
    for (; characters < offset && unit < text.length; characters++) {
      unit += isLowHalf(text.charCodeAt(unit + 1)) ? 2 : 1;
    }
    return unit;
  });
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Tells of offsets in UTF-16 units, in any order, how many characters stand before them. */
export function charactersAt(text: string): (unit: number) => number {
  const pairs = [...text.matchAll(PAIR)].map(({ index }) => index);
  if (pairs.length === 0) return (unit) => unit;
  return (unit) => unit - firstWhere(pairs, (pair) => pair >= unit);
}
