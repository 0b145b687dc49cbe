import { newIdentities } from './new-identities.ts';
import { readParts } from './read-parts.ts';
import { identified, type ScriptElement, type Source } from './script-element.ts';

/** Where an element of a text begins, and what it was made from. */
export interface SourceAt extends Source {
  /** A UTF-16 offset in the text. */
  at: number;
}

/**
 * The elements of a text that was made from no other.
 *
 * @param seed tells its identities from those of equal elements elsewhere
 */
export function firstElements(
  text: string,
  seed: string,
  sources: readonly SourceAt[] = [],
): ScriptElement[] {
  const sourceAt = new Map(
    sources.map(({ at, chapter, start, end }) => [at, { chapter, start, end }]),
  );
  const idOf = newIdentities(seed, new Set());
  return readParts(text).parts.map((part) =>
    identified(part, { id: idOf(part), from: [], source: sourceAt.get(part.start) ?? null }),
  );
}
