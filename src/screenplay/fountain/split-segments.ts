import { boneyardsOf } from './hidden.ts';
import { indexLines } from './line-index.ts';
import { readSegment } from './parse.ts';
import { isVisible, type Segment } from './segment.ts';

/** Nothing on the line, or one white space: no note reaches over it, and every speech ends at it. */
const EMPTY_LINE = /^\s?$/;

/** Reads a text whose lines end with LF; `atHead` when it begins the script. */
export function splitSegments(text: string, atHead = true): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let from = 0;
  for (const cut of findCuts(text)) {
    const segment = readSegment(text.slice(from, cut), false);
    from = cut;
    const isHead = atHead && segments.length === 0;
    // A title page may stand below notes: the head goes on until something can be seen.
    if (isHead && cut < text.length && !segment.elements.some(isVisible)) continue;
    segments.push(isHead ? readSegment(text.slice(start, cut), true) : segment);
    start = cut;
  }
  return segments;
}

/** True when another segment may follow: the last line is empty. */
export function endsSegment(text: string): boolean {
  return /(?:^|\n)[^\S\n]?\n$/.test(text.slice(-3));
}

/** Where each segment ends; the last of them at the end of the text. */
function findCuts(text: string): number[] {
  const { starts } = indexLines(text);
  const boneyards = boneyardsOf(text);
  const cuts: number[] = [];
  let next = 0;
  let afterEmpty = false;
  starts.forEach((start, i) => {
    while ((boneyards[next]?.end ?? text.length) <= start && next < boneyards.length) next++;
    const hidden = (boneyards[next]?.start ?? text.length) < start;
    const end = (starts[i + 1] ?? text.length + 1) - 1;
    const empty = !hidden && end - start <= 1 && EMPTY_LINE.test(text.slice(start, end));
    if (afterEmpty && !empty && start < text.length) cuts.push(start);
    afterEmpty = empty;
  });
  cuts.push(text.length);
  return cuts;
}
