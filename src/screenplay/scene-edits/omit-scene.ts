import { parseFountain } from '../fountain/parse.ts';
import { isVisible } from '../fountain/segment.ts';
import type { Element, SceneHeading } from '../types.ts';
import { escapeOpenMarks } from './escape-open-marks.ts';
import {
  elementsIn,
  lineEndOf,
  missingBetween,
  placeScene,
  type WrittenScript,
} from './placed-parts.ts';
import type { TextChange } from './text-change.ts';

/** What a production prints in the place of a scene that is gone, with the number that it had. */
const OMITTED = 'OMITTED';
/** As much of an omitted scene as is read to see its heading. */
const LONGEST_HEADING = 10_000;

/**
 * Omits a scene: its number stays, under it stands OMITTED, and its text is kept in a boneyard below.
 *
 * @returns null where there is no such scene, or it is omitted already
 */
export function omitScene(script: WrittenScript, scene: number): TextChange[] | null {
  const placed = placeScene(script, scene);
  if (placed === null || omittedHeading(elementsIn(script, placed.part)) !== null) return null;
  const { text } = script;
  const { parts, at, part, heading } = placed;
  const { from, to } = part;
  const lineEnd = lineEndOf(text);
  const number = heading.sceneNumber === null ? '' : ` #${heading.sceneNumber}#`;
  // A line of capitals straight above a forced heading would be a cue.
  const missing = missingBetween(text, parts[at - 1], part, lineEnd);
  const gone = `.${OMITTED}${number}${lineEnd}${lineEnd}/*${lineEnd}`;
  return [
    ...escapeOpenMarks(text, from),
    { from, to: from, insert: missing + gone },
    ...hideCloses(text, from, to),
    { from: to, to, insert: `${lineEnd}*/` },
  ];
}

/**
 * Takes an omitted scene back, as it was.
 *
 * @returns null where there is no such scene, or it is not omitted
 */
export function restoreScene(script: WrittenScript, scene: number): TextChange[] | null {
  const part = placeScene(script, scene)?.part;
  const kept = part === undefined ? null : keptScene(elementsIn(script, part));
  if (part === undefined || kept === null) return null;
  const { text } = script;
  const [open, close] = [kept.start + 2, kept.end - 2];
  const inner = text.slice(open, close);
  const above = /^(?:\r\n|\n|\r| )?/.exec(inner)?.[0].length ?? 0;
  const below = /(?:\r\n|\n|\r| )?$/.exec(inner.slice(above).slice(-2))?.[0].length ?? 0;
  return [
    { from: part.from, to: open + above, insert: '' },
    ...showCloses(text, open + above, close - below),
    { from: close - below, to: kept.end, insert: '' },
  ];
}

/** The heading of the scene that was omitted here; null for any other scene. */
export function omittedHeading(scene: readonly Element[]): SceneHeading | null {
  const kept = keptScene(scene);
  return kept === null ? null : firstHeading(kept.text);
}

/** The boneyard straight below OMITTED that begins with a heading. */
function keptScene(scene: readonly Element[]): Element | null {
  const at = scene.findIndex(({ type }) => type === 'scene_heading');
  const [heading, kept] = [scene[at], scene[at + 1]];
  if (heading?.text !== OMITTED || kept?.type !== 'boneyard') return null;
  if (kept.line <= heading.endLine) return null;
  return firstHeading(kept.text) === null ? null : kept;
}

function firstHeading(kept: string): SceneHeading | null {
  const text = unescaped(kept.slice(0, LONGEST_HEADING));
  const first = parseFountain(text).elements.find(isVisible);
  return first?.type === 'scene_heading' ? first : null;
}

/** A boneyard ends at the first mark that closes one: those of the scene get a backslash more inside. */
const CLOSES = /\*\\*\//g;
const HIDDEN_CLOSES = /\*\\+\//g;

function unescaped(text: string): string {
  return text.replace(HIDDEN_CLOSES, (close) => close.replace('\\', ''));
}

function hideCloses(text: string, from: number, to: number): TextChange[] {
  return findAll(text, from, to, CLOSES).map((at) => ({ from: at, to: at, insert: '\\' }));
}

function showCloses(text: string, from: number, to: number): TextChange[] {
  return findAll(text, from, to, HIDDEN_CLOSES).map((at) => ({ from: at, to: at + 1, insert: '' }));
}

/** Where the second character of each match stands. */
function findAll(text: string, from: number, to: number, pattern: RegExp): number[] {
  return [...text.slice(from, to).matchAll(pattern)].map(({ index }) => from + index + 1);
}
