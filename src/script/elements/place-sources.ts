import { carrySpans, type Stretch } from '../../book/carry-spans.ts';
import { charactersAt, toUnits } from '../../prose/words/code-points.ts';
import type { ElementRow } from './derive-elements.ts';

export interface ChapterTexts {
  /** The chapter's text as it is. */
  now: string;
  /** By their hashes, texts that it had. */
  before: Record<string, string>;
}

export interface PlacedSource {
  /** Where what an element was made from stands now, in characters; null where it changed or is not known. */
  now: Stretch | null;
  /** Whether it changed; of a scene, whether anything in it was made from what changed. Null: not known. */
  stale: boolean | null;
}

type Sourced = Pick<ElementRow, 'id' | 'scene_id' | 'source_hash' | 'source_start' | 'source_end'>;

/** Finds what elements were made from in the chapter as it is. */
export function placeSources(
  elements: readonly Sourced[],
  { now, before }: ChapterTexts,
): PlacedSource[] {
  const finders = new Map(
    Object.entries(before).map(([hash, text]) => [hash, finderIn(text, now, elements)]),
  );
  const placed = elements.map(
    ({ source_hash, source_start: start, source_end: end }): PlacedSource => {
      const find = finders.get(source_hash ?? '');
      if (find === undefined || start === null || end === null) return { now: null, stale: null };
      const found = find({ start, end });
      return { now: found, stale: found === null };
    },
  );
  const scenes = new Map(elements.map(({ id }, at) => [id, at]));
  elements.forEach(({ scene_id }, at) => {
    const scene = placed[scenes.get(scene_id ?? '') ?? -1];
    const stale = placed[at]?.stale ?? null;
    if (scene !== undefined && stale !== null && scene.stale !== true) scene.stale = stale;
  });
  return placed;
}

/** In characters on both sides. */
function finderIn(
  before: string,
  now: string,
  elements: readonly Sourced[],
): (span: Stretch) => Stretch | null {
  if (before === now) return (span) => span;
  const places = elements.flatMap(({ source_start, source_end }) =>
    source_start === null || source_end === null ? [] : [source_start, source_end],
  );
  const rising = [...new Set(places)].sort((one, other) => one - other);
  const units = new Map(toUnits(before, rising).map((unit, i) => [rising[i], unit]));
  const carry = carrySpans(before, now);
  const inCharacters = charactersAt(now);
  return ({ start, end }) => {
    const found = carry({ start: units.get(start) ?? 0, end: units.get(end) ?? 0 });
    return found && { start: inCharacters(found.start), end: inCharacters(found.end) };
  };
}
