import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import type { Shape } from './shapes.ts';

/** A pure function under attack. */
export interface Subject {
  name: string;
  shapes: readonly Shape[];
  /** Makes what the function is given, which does not count, and answers the call that does. */
  prepare(text: string): () => unknown;
}

export function subject(
  name: string,
  shapes: readonly Shape[],
  prepare: Subject['prepare'],
): Subject {
  return { name, shapes, prepare };
}

/** Characters by all the names that a script's cues have. */
export function charactersOf(text: string) {
  const cues = new Set(
    parseFountain(text).elements.flatMap((each) => (each.type === 'character' ? [each.text] : [])),
  );
  return [...cues].map((name, at) => ({ id: String(at), name, aliases: [] as string[] }));
}
