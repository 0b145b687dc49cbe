import { escapeMarks } from '../fountain/escape.ts';
import { isVisible } from '../fountain/segment.ts';
import type { Element } from '../types.ts';
import { belowHeading, lineEndOf, placeScene, type WrittenScript } from './placed-parts.ts';
import { colourNote, headingEnd } from './scene-colour.ts';
import { takeOut } from './take-out.ts';
import type { TextChange } from './text-change.ts';

/** What a scene is about, as it stands below its heading; '' for none. */
export function synopsisOf(below: readonly Element[]): string {
  return synopses(below)
    .map(({ text }) => text)
    .join('\n');
}

function synopses(below: readonly Element[]): Element[] {
  const visible = below.filter(isVisible);
  const end = visible.findIndex(({ type }) => type !== 'synopsis');
  return end === -1 ? visible : visible.slice(0, end);
}

/**
 * Writes what a scene is about below its heading and the note of its colour, line by line; '' takes it
 * away.
 *
 * @returns null where there is no such scene, or that is written there
 */
export function setSynopsis(
  script: WrittenScript,
  scene: number,
  synopsis: string,
): TextChange[] | null {
  const placed = placeScene(script, scene);
  if (placed === null) return null;
  const { text } = script;
  const { heading } = placed;
  const below = belowHeading(script, placed);
  const lines = synopsis
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first, ...others] = runsOf(text, synopses(below));
  if (lines.join('\n') === synopsisOf(below)) return null;
  const lineEnd = lineEndOf(text);
  const written = lines.map(writeLine).join(lineEnd);
  const cleared = others.map((each) => takeOut(text, each));
  if (first === undefined) {
    const note = colourNote(below);
    const end = headingEnd(text, note?.end ?? heading.end, below);
    return [{ from: end, to: end, insert: lineEnd + lineEnd + written }];
  }
  if (lines.length === 0) return [takeOut(text, first), ...cleared];
  return [{ from: first.start, to: first.end, insert: written }, ...cleared];
}

type Stretch = Pick<Element, 'start' | 'end'>;

/** Those between which nothing else stands are one. */
function runsOf(text: string, elements: readonly Element[]): Stretch[] {
  const runs: Stretch[] = [];
  for (const { start, end } of elements) {
    const last = runs.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === '') last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

/** A mark that closes a boneyard cannot be written where none is open. */
function writeLine(line: string): string {
  return `= ${escapeMarks(line.replaceAll('*/', '* /'))}`;
}
