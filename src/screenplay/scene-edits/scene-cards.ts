import type { ScriptPage } from '../paginate.ts';
import { sceneLengths } from '../scene-lengths.ts';
import { type SceneSpeaker, speakersByScene } from '../speakers-by-scene.ts';
import type { SceneHeading, Screenplay } from '../types.ts';
import { omittedHeading } from './omit-scene.ts';
import { sceneColour } from './scene-colour.ts';
import { partsOf, type ScriptPart } from './script-parts.ts';
import { synopsisOf } from './synopsis.ts';

/** A scene as a card on a board shows it. */
export interface SceneCard {
  kind: 'scene';
  /** Its index among the parts of the script, where `moveScene` puts others. */
  part: number;
  /** 1-based, in order of appearance. */
  scene: number;
  /** As written on the heading, else counted. */
  number: string;
  heading: string;
  /** 1-based lines, from its heading to the next. */
  line: number;
  endLine: number;
  colour: string | null;
  synopsis: string;
  eighths: number;
  speakers: readonly SceneSpeaker[];
  /** The heading that it had before it was omitted; null where it is not. */
  omitted: string | null;
}

/** What stands between cards: a section heading, or the end of a page. */
export interface CardDivider {
  kind: 'section' | 'page_break';
  part: number;
  text: string;
  line: number;
}

/** The scenes of a script in order, and what parts them. */
export function sceneCards(
  screenplay: Screenplay,
  pages: readonly ScriptPage[],
): (SceneCard | CardDivider)[] {
  const { elements } = screenplay;
  const parts = partsOf(elements);
  const headings = parts.flatMap(({ heading }) => (heading === null ? [] : [heading]));
  const lengths = sceneLengths(
    headings.map(({ line }) => line),
    pages,
  );
  const speakers = speakersByScene(screenplay);
  let scene = 0;
  return parts.flatMap((part, i): (SceneCard | CardDivider)[] => {
    if (part.kind === 'scene' && part.heading !== null) {
      scene++;
      const { line } = part.heading;
      const endLine = (headings[scene]?.line ?? Number.POSITIVE_INFINITY) - 1;
      const measured = { eighths: lengths[scene - 1] ?? 0, speakers: speakers.get(scene) ?? [] };
      return [
        cardOf(screenplay, part, part.heading, { part: i, scene, line, endLine, ...measured }),
      ];
    }
    const first = elements[part.first];
    if (first === undefined || (part.kind !== 'section' && part.kind !== 'page_break')) return [];
    const divider = elements.slice(part.first, part.end).find(({ type }) => type === part.kind);
    return [{ kind: part.kind, part: i, text: divider?.text ?? '', line: divider?.line ?? 0 }];
  });
}

type Counted = Pick<SceneCard, 'part' | 'scene' | 'line' | 'endLine' | 'eighths' | 'speakers'>;

function cardOf(
  { elements }: Screenplay,
  { first, end }: ScriptPart,
  heading: SceneHeading,
  counted: Counted,
): SceneCard {
  const own = elements.slice(first, end);
  const below = own.slice(own.indexOf(heading) + 1);
  return {
    kind: 'scene',
    ...counted,
    number: heading.sceneNumber ?? `${counted.scene}`,
    heading: heading.text,
    colour: sceneColour(below),
    synopsis: synopsisOf(below),
    omitted: omittedHeading(own)?.text ?? null,
  };
}
