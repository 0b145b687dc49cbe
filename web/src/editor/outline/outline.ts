import type { Segment } from '../../../../src/screenplay/fountain/segment.ts';
import { pageOfLine } from '../../../../src/screenplay/page-of-line.ts';
import type { ScriptPage } from '../../../../src/screenplay/paginate.ts';
import { sceneLengths } from '../../../../src/screenplay/scene-lengths.ts';
import {
  type SceneSpeaker,
  speakersByScene,
} from '../../../../src/screenplay/speakers-by-scene.ts';
import type { Element, Screenplay } from '../../../../src/screenplay/types.ts';

/** A scene or a section, as an outline lists it. */
export interface OutlineEntry {
  kind: 'scene' | 'section';
  text: string;
  /** 1 or more for a section; 0 for a scene. */
  depth: number;
  /** As written on the heading, else counted from 1; null for a section. */
  number: string | null;
  /** 1-based. */
  line: number;
  /** Where it begins in print; null when nothing is printed. */
  page: number | null;
  /** Of a scene, in eighths of a page. */
  eighths: number;
  /** Who speaks in a scene, most lines first. */
  speakers: readonly SceneSpeaker[];
}

const NOBODY: readonly SceneSpeaker[] = [];

export function outlineOf(screenplay: Screenplay, pages: readonly ScriptPage[]): OutlineEntry[] {
  const { elements } = screenplay;
  const headings = elements.filter(({ type }) => type === 'scene_heading');
  const lengths = sceneLengths(
    headings.map(({ line }) => line),
    pages,
  );
  const speakersOf = speakersByScene(screenplay);
  const entries: OutlineEntry[] = [];
  let scenes = 0;
  for (const element of elements) {
    if (element.type !== 'scene_heading' && element.type !== 'section') continue;
    const { text, line } = element;
    const page = pageOfLine(pages, line);
    if (element.type === 'section') {
      const none = { number: null, eighths: 0, speakers: NOBODY };
      entries.push({ kind: 'section', text, depth: element.depth, line, page, ...none });
    } else {
      const eighths = lengths[scenes] ?? 0;
      scenes++;
      const speakers = speakersOf.get(scenes) ?? NOBODY;
      const number = element.sceneNumber ?? `${scenes}`;
      entries.push({ kind: 'scene', text, depth: 0, number, line, page, eighths, speakers });
    }
  }
  return entries;
}

/** A heading that folds what stands under it. */
export interface FoldableHeading {
  line: number;
  /** A scene ends at any heading, a section at one of its own depth or above. */
  depth: number;
}

const SCENE_DEPTH = Number.POSITIVE_INFINITY;

export function foldableHeadings(segments: readonly Segment[]): FoldableHeading[] {
  const headings: FoldableHeading[] = [];
  let line = 0;
  for (const { elements, lineBreaks } of segments) {
    for (const element of elements) {
      const depth = depthOf(element);
      if (depth !== null) headings.push({ line: element.line + line, depth });
    }
    line += lineBreaks;
  }
  return headings;
}

function depthOf(element: Element): number | null {
  if (element.type === 'section') return element.depth;
  return element.type === 'scene_heading' ? SCENE_DEPTH : null;
}
