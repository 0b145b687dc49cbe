import type { FoundCharacter } from '../../prose/names/characters.ts';
import { findPlaceNames } from '../../prose/names/find-place-names.ts';
import { type ParsedProse, parseProse } from '../../prose/quotations/parse-prose.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
import type { Beat } from './beat.ts';
import { readBeats } from './read-beats.ts';
import { type DraftScene, splitScenes, whereaboutsAfter } from './split-scenes.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface ChapterToSplit {
  parsed: ParsedProse;
  /** Who is in it: nobody's name is a place's. */
  people: readonly FoundCharacter[];
  beats: Beat[];
  /** How the chapter before ends. */
  before: string | undefined;
}

/** The scenes of a chapter: where the one before left the story, with the places that both of them name. */
export function readScenes(chapter: ChapterToSplit): DraftScene[] {
  return splitScenes(chapter.beats, whereaboutsBefore(chapter));
}

/** Where and when the chapter before left the story, with the places and people that are known by then. */
export function whereaboutsBefore(chapter: Omit<ChapterToSplit, 'beats'>): Partial<Whereabouts> {
  const { parsed, before } = chapter;
  const people = wordsOf(chapter.people);
  if (before === undefined) return { named: findPlaceNames([parsed], people), people };
  const text = before.replace(/\r\n?/g, '\n');
  const parsedBefore = parseProse(text);
  const named = findPlaceNames([parsedBefore, parsed], people);
  const { speeches } = findSpeeches(parsedBefore, []);
  const { site, place, time } = whereaboutsAfter(readBeats(text, '', speeches), {
    named,
    people,
  });
  return { site, place, time, named, people };
}

function wordsOf(people: readonly FoundCharacter[]): Set<string> {
  const names = people.flatMap(({ name, aliases }) => [name, ...aliases]);
  return new Set(names.flatMap((each) => each.toLowerCase().split(' ')));
}
