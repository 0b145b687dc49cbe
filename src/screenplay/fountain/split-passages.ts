import { boneyardsOf } from './hidden.ts';
import { indexLines } from './line-index.ts';
import { readPassage } from './parse.ts';
import { isVisible, type Passage } from './passage.ts';

/** Nothing on the line, or one white space: no note reaches over it, and every speech ends at it. */
const EMPTY_LINE = /^\s?$/;

/** Reads a text whose lines end with LF; `atHead` when it begins the script. */
export function splitPassages(text: string, atHead = true): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  let from = 0;
  for (const cut of findCuts(text)) {
    const passage = readPassage(text.slice(from, cut), false);
    from = cut;
    const isHead = atHead && passages.length === 0;
    // A title page may stand below notes: the head goes on until something can be seen.
    if (isHead && cut < text.length && !passage.elements.some(isVisible)) continue;
    passages.push(isHead ? readPassage(text.slice(start, cut), true) : passage);
    start = cut;
  }
  return passages;
}

/** True when another passage may follow: the last line is empty. */
export function endsPassage(text: string): boolean {
  return /(?:^|\n)[^\S\n]?\n$/.test(text.slice(-3));
}

/** Where each passage ends; the last of them at the end of the text. */
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
