import { isEmptyLine } from '../fountain/blank-line.ts';
import { indexLines } from '../fountain/line-index.ts';
import { parseFountain } from '../fountain/parse.ts';
import type { Element, SceneHeading, Screenplay } from '../types.ts';
import { partsOf, type ScriptPart } from './script-parts.ts';

/** A script as it is written, and as it is read from that. */
export interface WrittenScript {
  text: string;
  screenplay: Screenplay;
}

export function writtenScript(text: string): WrittenScript {
  return { text, screenplay: parseFountain(text) };
}

/** Where a part stands: from the start of its first line to the end of its last that is not blank. */
export interface PlacedPart extends ScriptPart {
  from: number;
  to: number;
}

const BOM = '\uFEFF';
const LINE_END = /\r\n|\n|\r/;

export function placeParts({ text, screenplay: { elements } }: WrittenScript): PlacedPart[] {
  const { starts } = indexLines(text);
  const head = text.startsWith(BOM) ? 1 : 0;
  const parts = partsOf(elements);
  const froms = parts.map(({ kind, first }) =>
    kind === 'head' ? head : Math.max(head, starts[(elements[first]?.line ?? 1) - 1] ?? 0),
  );
  return parts.map((part, i) => {
    const from = froms[i] ?? 0;
    return { ...part, from, to: contentEnd(text, from, froms[i + 1] ?? text.length) };
  });
}

/** The part that is the `scene`th of the script, and where it stands among the parts. */
export function findScene(parts: readonly PlacedPart[], scene: number): number {
  let count = 0;
  return parts.findIndex(({ kind }) => kind === 'scene' && ++count === scene);
}

/** A scene, and where it stands among the parts. */
export interface PlacedScene {
  parts: PlacedPart[];
  at: number;
  part: PlacedPart;
  heading: SceneHeading;
}

/** The `scene`th of a script, from 1; null where it has not so many. */
export function placeScene(script: WrittenScript, scene: number): PlacedScene | null {
  const parts = placeParts(script);
  const at = findScene(parts, scene);
  const part = parts[at];
  return part?.heading == null ? null : { parts, at, part, heading: part.heading };
}

/** What of a scene stands behind its heading. */
export function belowHeading(
  script: WrittenScript,
  { part, heading }: Pick<PlacedScene, 'part' | 'heading'>,
): Element[] {
  return elementsIn(script, part).filter(({ start }) => start > heading.start);
}

export function elementsIn(
  { screenplay: { elements } }: WrittenScript,
  { first, end }: ScriptPart,
): Element[] {
  return elements.slice(first, end);
}

/** Behind the last line that is not blank; spaces at its end can say what it is, and belong to it. */
export function contentEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && (text[end - 1] ?? '').trim() === '') end--;
  return end === from ? from : lineEndAt(text, end);
}

/** Where the line ends that holds an offset. */
export function lineEndAt(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** How lines end in a text. */
export function lineEndOf(text: string): string {
  return LINE_END.exec(text)?.[0] ?? '\n';
}

/**
 * What stands between two parts, with a line break more where it holds no empty line: only behind one
 * is what follows read the same whatever stands above.
 */
export function setApart(gap: string, lineEnd: string): string {
  const within = gap.split(LINE_END).slice(1, -1);
  if (within.some(isEmptyLine)) return gap;
  // As its own: a line feed behind a carriage return would end the same line.
  const own = LINE_END.exec(gap)?.[0];
  return own === undefined ? gap + lineEnd + lineEnd : gap + own;
}

/** What two parts lack between them to be read whatever they are. */
export function missingBetween(
  text: string,
  above: PlacedPart | undefined,
  below: PlacedPart | undefined,
  lineEnd: string,
): string {
  if (above === undefined || below === undefined || above.from === above.to) return '';
  const gap = text.slice(above.to, below.from);
  return setApart(gap, lineEnd).slice(gap.length);
}
