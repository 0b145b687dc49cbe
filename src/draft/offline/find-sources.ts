import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { charactersAt } from '../../prose/words/code-points.ts';
import { firstWhere } from '../../prose/words/first-where.ts';
import { readParts } from '../../screenplay/elements/read-parts.ts';
import type { DraftedFrom } from '../../script/elements/derive-elements.ts';
import type { DraftElement } from './elements.ts';

/**
 * Where each element of a draft begins in its text, and the stretch of the chapter that it was made from;
 * a scene's is that of all in it.
 */
export function findSources(
  fountain: string,
  elements: readonly DraftElement[],
  chapter: string,
): DraftedFrom[] {
  // What is said under a cue is no element of its own.
  const spans = elements
    .filter(({ type }) => !/^(?:dialogue|parenthetical|lyric)$/.test(type))
    .map(({ from }) => from);
  const { parts } = readParts(fountain);
  // Where the text reads otherwise than it was set, nobody could say what is what.
  if (parts.length !== spans.length) return [];
  const scenes = new Map<number, TextSpan>();
  parts.forEach(({ scene }, at) => {
    const span = spans[at];
    if (scene === null || span === undefined) return;
    const { start, end } = scenes.get(scene) ?? span;
    scenes.set(scene, { start: Math.min(start, span.start), end: Math.max(end, span.end) });
  });
  const inScript = charactersAt(fountain);
  const inChapter = placesIn(chapter);
  return parts.flatMap(({ start }, at): DraftedFrom[] => {
    const span = scenes.get(at) ?? spans[at];
    return span === undefined
      ? []
      : [[inScript(start), inChapter(span.start), inChapter(span.end)]];
  });
}

/** From the text whose lines end with one character, which a drafter reads, to characters of the chapter's. */
export function placesIn(chapter: string): (unit: number) => number {
  const inCharacters = charactersAt(chapter);
  const ends = Array.from(chapter.matchAll(/\r\n/g), ({ index }, passed) => index - passed);
  return (unit) => inCharacters(unit + firstWhere(ends, (end) => end >= unit));
}
