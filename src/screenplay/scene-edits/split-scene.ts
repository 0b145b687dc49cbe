import { isEmptyLine } from '../fountain/blank-line.ts';
import { escapeMarks } from '../fountain/escape.ts';
import { indexLines } from '../fountain/line-index.ts';
import { serializeElement } from '../fountain/serialize-element.ts';
import { groupSpeeches, type Printed } from '../group-speeches.ts';
import { numberScenes } from '../number-scenes.ts';
import type { Element, SceneHeading } from '../types.ts';
import { lineEndOf, type WrittenScript } from './placed-parts.ts';
import { ownStart, partsOf } from './script-parts.ts';
import type { TextChange } from './text-change.ts';

/**
 * Begins another scene in front of the paragraph or speech that holds a 1-based line, or that follows
 * it, under the heading of the scene so far. Where scenes are numbered, it has the number between.
 *
 * @returns null where nothing would be left above or below
 */
export function splitScene({ text, screenplay }: WrittenScript, line: number): TextChange[] | null {
  const { elements } = screenplay;
  const part = partsOf(elements).findLast(
    ({ kind, first }) => kind === 'scene' && (elements[first]?.line ?? 0) <= line,
  );
  if (part?.heading == null) return null;
  const below = elements.slice(elements.indexOf(part.heading) + 1, part.end);
  const { starts } = indexLines(text);
  let index = 0;
  const places = groupSpeeches(below).map((group) => {
    index = elements.indexOf(firstOf(group), index);
    const first = ownStart(elements, index);
    const at = starts[(elements[first]?.line ?? 1) - 1] ?? 0;
    return { at, first, apart: isBelowEmptyLine(text, at), endLine: lastOf(group).endLine };
  });
  const holding = places.findIndex(({ endLine }) => endLine >= line);
  const place = places.slice(1, holding + 1).findLast(({ apart }) => apart);
  if (place === undefined) return null;
  const sceneNumber = numberAt(elements, part.heading, place.first);
  const surroundings = { next: null, force: false, afterBlank: true };
  const written = serializeElement({ ...part.heading, sceneNumber }, surroundings);
  const lineEnd = lineEndOf(text);
  const insert = escapeMarks(written) + lineEnd + lineEnd;
  return [{ from: place.at, to: place.at, insert }];
}

function firstOf(group: Printed): Element {
  if (group.kind === 'element') return group.element;
  return group.kind === 'dual' ? group.left.cue : group.speech.cue;
}

function lastOf(group: Printed): Element {
  if (group.kind === 'element') return group.element;
  const { cue, said } = group.kind === 'dual' ? group.right : group.speech;
  return said.at(-1) ?? cue;
}

function isBelowEmptyLine(text: string, at: number): boolean {
  const above = text.slice(Math.max(0, at - 5), at).split(/\r\n|\n|\r/);
  return above.length > 2 && isEmptyLine(above.at(-2) ?? '');
}

/** The number that a further scene has in front of an element; none where no scene has one. */
function numberAt(
  elements: readonly Element[],
  heading: SceneHeading,
  before: number,
): string | null {
  const isNumbered = elements.some(
    (each) => each.type === 'scene_heading' && each.sceneNumber !== null,
  );
  if (!isNumbered) return null;
  const further = { ...heading, sceneNumber: null };
  const numbered = numberScenes([...elements.slice(0, before), further, ...elements.slice(before)])[
    before
  ];
  return numbered?.type === 'scene_heading' ? numbered.sceneNumber : null;
}
