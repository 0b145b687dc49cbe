import { createHash } from 'node:crypto';
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
function uuidOf(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
