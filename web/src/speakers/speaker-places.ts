import type { Quote } from '../../../src/contract/index.ts';

/** Somebody of the book who can be picked. */
export interface Pickable {
  id: string;
  name: string;
  lines: number;
}

/**
 * The characters of a book in the order of their keys and colours: who says most in the chapter first.
 * Whoever has a place keeps it while the chapter is reviewed, so that a key goes on meaning one person.
 *
 * @param before ids in the order in which they were
 */
export function speakerPlaces(
  before: readonly string[],
  quotes: readonly Quote[],
  people: readonly Pickable[],
): string[] {
  const said = new Map<string, number>();
  for (const { speaker } of quotes) {
    if (speaker !== null) said.set(speaker.id, (said.get(speaker.id) ?? 0) + 1);
  }
  const ids = new Set(people.map(({ id }) => id));
  const kept = before.filter((id) => ids.has(id));
  const fresh = people
    .filter(({ id }) => !kept.includes(id))
    .toSorted(
      (one, other) =>
        (said.get(other.id) ?? 0) - (said.get(one.id) ?? 0) ||
        other.lines - one.lines ||
        one.name.localeCompare(other.name),
    );
  return [...kept, ...fresh.map(({ id }) => id)];
}
