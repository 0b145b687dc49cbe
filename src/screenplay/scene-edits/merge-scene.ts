import { isVisible } from '../fountain/segment.ts';
import type { Element } from '../types.ts';
import { omittedHeading } from './omit-scene.ts';
import {
  belowHeading,
  elementsIn,
  findScene,
  lineEndAt,
  lineEndOf,
  missingBetween,
  type PlacedPart,
  type PlacedScene,
  placeScene,
  setApart,
  type WrittenScript,
} from './placed-parts.ts';
import { colourNote, headingEnd } from './scene-colour.ts';
import { keepsParagraph } from './script-parts.ts';
import type { TextChange } from './text-change.ts';

/**
 * Makes a scene part of the one before it: its heading goes, with its number and colour. All else
 * stays: sections between the two, and notes beside the heading.
 *
 * @returns null where there is no scene before it, or one of the two is omitted
 */
export function mergeScene(script: WrittenScript, scene: number): TextChange[] | null {
  const placed = placeScene(script, scene);
  const above = placed?.parts[placed.at - 1];
  const before = placed?.parts[findScene(placed.parts, scene - 1)];
  if (placed === null || above === undefined || before === undefined) return null;
  const isGone = (each: PlacedPart) => omittedHeading(elementsIn(script, each)) !== null;
  if (isGone(before) || isGone(placed.part)) return null;
  return takeHeadingOut(script, placed, above);
}

function takeHeadingOut(
  script: WrittenScript,
  placed: PlacedScene,
  above: PlacedPart,
): TextChange[] {
  const { text } = script;
  const { part, heading } = placed;
  const { from, to } = part;
  const own = elementsIn(script, part);
  const below = belowHeading(script, placed);
  const line = headingEnd(text, heading.end, below);
  const colour = colourNote(below);
  const end = colour !== null && isNext(text, line, colour) ? lineEndAt(text, colour.end) : line;
  const beside = own.filter(
    (each) => !isVisible(each) && each !== colour && each.start < line && !keepsParagraph(each),
  );
  if (end >= to && beside.length === 0) return [{ from: above.to, to, insert: '' }];
  const lineEnd = lineEndOf(text);
  const notes = beside.map((each) => text.slice(each.start, each.end) + lineEnd + lineEnd).join('');
  const missing = missingBetween(text, above, part, lineEnd);
  return [
    { from, to: nextContent(text, end, to), insert: missing + notes },
    ...force(text, line, below.find(isVisible)),
  ];
}

/** Nothing but space stands between the heading and the note. */
function isNext(text: string, line: number, { start }: Element): boolean {
  return start >= line && text.slice(line, start).trim() === '';
}

/** Where the first line begins that is not blank. */
function nextContent(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] ?? '').trim() === '') at++;
  while (at > from && !/[\r\n]/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** Action straight below a heading might be a cue or a transition below anything else. */
function force(text: string, line: number, next: Element | undefined): TextChange[] {
  if (next?.type !== 'action' || text[next.start] === '!') return [];
  const gap = text.slice(line, next.start);
  if (setApart(gap, '\n') === gap) return [];
  return [{ from: next.start, to: next.start, insert: '!' }];
}
