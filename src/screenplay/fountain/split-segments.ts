import { isEmptyLine } from './blank-line.ts';
import { boneyardsOf } from './hidden.ts';
import { indexLines } from './line-index.ts';
import { readSegment } from './parse.ts';
import { isVisible, type Segment } from './segment.ts';

/** Reads a text whose lines end with LF; `atHead` when it begins the script. */
export function splitSegments(text: string, atHead = true): Segment[] {
  const cuts = findCuts(text);
  const segments: Segment[] = [];
  let from = 0;
  for (let i = atHead ? findHead(text, cuts) : 0; i < cuts.length; i++) {
    const cut = cuts[i];
    segments.push(readSegment(text.slice(from, cut), atHead && segments.length === 0));
    from = cut ?? text.length;
  }
  return segments;
}

/**
 * Which cut ends the head of a script: it goes on, over title page and notes, to the first that can be
 * seen below them, since that decides where the title page ends.
 */
function findHead(text: string, cuts: number[]): number {
  for (let tried = 1; ; tried *= 2) {
    const last = Math.min(tried, cuts.length) - 1;
    const { elements } = readSegment(text.slice(0, cuts[last]), true);
    const seen = elements.find(isVisible);
    if (seen !== undefined) return cuts.findIndex((cut) => cut > seen.start);
    if (last === cuts.length - 1) return last;
  }
}

/** True when another segment may follow: the last line is empty. */
export function endsSegment(text: string): boolean {
  return /(?:^|\n)[^\S\n\t]?\n$/.test(text.slice(-3));
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
    const empty = !hidden && end - start <= 1 && isEmptyLine(text.slice(start, end));
    if (afterEmpty && !empty && start < text.length) cuts.push(start);
    afterEmpty = empty;
  });
  cuts.push(text.length);
  return cuts;
}
