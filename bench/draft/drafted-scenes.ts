import { readBeats } from '../../src/draft/offline/read-beats.ts';
import { type ChapterToSplit, readScenes } from '../../src/draft/offline/read-scenes.ts';
import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { findSpeeches } from '../../src/prose/speakers/find-speeches.ts';
import { parseHeading } from '../../src/screenplay/fountain/heading.ts';
import type { SceneHeading } from '../../src/screenplay/types.ts';
import type { ReadMarked } from './read-chapters.ts';

export interface DraftedScene {
  /** Paragraph of the chapter, from 0, and offset in its text at which it begins. */
  paragraph: number;
  start: number;
  heading: Pick<SceneHeading, 'text' | 'setting' | 'place' | 'time'>;
}

/** A marked chapter read for its scenes, by the steps that `draftOffline` takes. */
export function chapterToSplit({ text, title, before }: ReadMarked): ChapterToSplit {
  const parsed = parseProse(text);
  const people = findCharacters(parsed, []);
  const { speeches } = findSpeeches(parsed, people);
  return { parsed, people, beats: readBeats(text, title, speeches), before };
}

/** The scenes of a draft with their places in the chapter. */
export function draftedScenes(read: ReadMarked): DraftedScene[] {
  return readScenes(chapterToSplit(read)).flatMap(({ heading, beats }) => {
    const first = beats[0];
    if (first === undefined) return [];
    const start = first.kind === 'speech' ? (first.from[0]?.start ?? 0) : first.from.start;
    return [{ paragraph: first.paragraph, start, heading: parseHeading(heading) }];
  });
}
