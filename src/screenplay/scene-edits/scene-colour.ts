import { isVisible } from '../fountain/segment.ts';
import { colourOfNote, type SceneColour } from '../scene-colours.ts';
import type { Element } from '../types.ts';
import {
  belowHeading,
  lineEndAt,
  lineEndOf,
  placeScene,
  type WrittenScript,
} from './placed-parts.ts';
import { takeOut } from './take-out.ts';
import type { TextChange } from './text-change.ts';

/** The colour in a note on or below a heading, in small letters; null for none. */
export function sceneColour(below: readonly Element[]): string | null {
  const note = colourNote(below);
  return note === null ? null : colourOfNote(note.text);
}

/** The note that gives a scene its colour: `[[color blue]]`, above all that is not hidden. */
export function colourNote(below: readonly Element[]): Element | null {
  const visible = below.findIndex(isVisible);
  const hidden = visible === -1 ? below : below.slice(0, visible);
  return hidden.find(({ type, text }) => type === 'note' && colourOfNote(text) !== null) ?? null;
}

/**
 * Gives a scene a colour, or takes it away.
 *
 * @returns null where there is no such scene, or it has that colour already
 */
export function setSceneColour(
  script: WrittenScript,
  scene: number,
  colour: SceneColour | null,
): TextChange[] | null {
  const placed = placeScene(script, scene);
  if (placed === null) return null;
  const { text } = script;
  const { heading } = placed;
  const below = belowHeading(script, placed);
  if (sceneColour(below) === colour) return null;
  const note = colourNote(below);
  const written = `[[color ${colour}]]`;
  if (note === null) {
    const end = headingEnd(text, heading.end, below);
    return [{ from: end, to: end, insert: lineEndOf(text) + written }];
  }
  if (colour !== null) return [{ from: note.start, to: note.end, insert: written }];
  return [takeOut(text, note)];
}

/** Where the line of a heading ends, with the notes that begin on it. */
export function headingEnd(text: string, end: number, below: readonly Element[]): number {
  let at = lineEndAt(text, end);
  for (const { start, end: itsEnd } of below) {
    if (start >= at) break;
    if (itsEnd > at) at = lineEndAt(text, itsEnd);
  }
  return at;
}
