import type { Part } from './read-parts.ts';

/** A stretch of a chapter. */
export interface Source {
  /** The hash of the chapter's text that it is counted in. */
  chapter: string;
  /** In characters, as PostgreSQL counts them. */
  start: number;
  end: number;
}

/** An element with the identity that it keeps from version to version. */
export interface ScriptElement extends Omit<Part, 'name'> {
  id: string;
  /** Where it was split off or merged: the elements of the text before that it was made of. */
  from: string[];
  /** What it was made from; null where that is unknown or nothing. */
  source: Source | null;
}

/** What a text is known by when another text is laid beside it. */
export type KnownElement = Pick<ScriptElement, 'kind' | 'start' | 'id' | 'source'>;

/** The stretch from the first to the last of some, if they are of one text. */
export function spanSources(sources: readonly (Source | null)[]): Source | null {
  const known = sources.filter((source) => source !== null);
  const [first] = known;
  if (first === undefined || known.some(({ chapter }) => chapter !== first.chapter)) return null;
  let { start, end } = first;
  for (const source of known) {
    start = Math.min(start, source.start);
    end = Math.max(end, source.end);
  }
  return { chapter: first.chapter, start, end };
}

/** A part that is given its identity. Each property by name: some thousands are made for every text. */
export function identified(
  { kind, scene, cue, hash, start, end }: Part,
  { id, from, source }: Pick<ScriptElement, 'id' | 'from' | 'source'>,
): ScriptElement {
  return { id, kind, scene, cue, hash, start, end, from, source };
}
