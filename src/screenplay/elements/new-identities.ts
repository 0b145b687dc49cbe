import { hash } from 'node:crypto';
import type { Part } from './read-parts.ts';

/**
 * Gives identities to what has none yet: made of a seed and what the element says, the same each time.
 *
 * @param taken identities that are given already, to which the new ones are added
 */
export function newIdentities(seed: string, taken: Set<string>): (part: Part) => string {
  const given = new Map<string, number>();
  return ({ kind, name }) => {
    const key = `${seed}\n${kind}\n${name}`;
    for (;;) {
      const nth = given.get(key) ?? 0;
      given.set(key, nth + 1);
      const id = uuidOf(`${nth}\n${key}`);
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
}

/** A UUID of version 8, which RFC 9562 leaves to whoever makes it. */
export function uuidOf(words: string): string {
  const hex = hash('sha256', words);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
