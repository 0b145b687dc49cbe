import { fold } from './fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text, folded (lower case, no accents), in order. Hyphens part words. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** The words as written, with their offsets, for what capital letters tell. */
export function rawWords(text: string): { text: string; at: number }[] {
  const found = text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['\u2019][\p{L}\p{N}\p{M}]+)*/gu);
  return Array.from(found, (match) => ({ text: match[0], at: match.index }));
}
