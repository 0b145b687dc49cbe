import { toUnits } from '../../prose/words/code-points.ts';
import type { ElementRow } from '../elements/derive-elements.ts';

export type ElementSpan = Pick<ElementRow, 'id' | 'start_at' | 'end_at'>;

/** UTF-16 offsets of a text. */
export interface Stretch {
  start: number;
  end: number;
}

/** What of a text is of each element and of none in it: of a scene its heading. Without the blank at its end. */
export function ownStretches(text: string, elements: readonly ElementSpan[]): Stretch[] {
  const starts = toUnits(
    text,
    elements.map(({ start_at }) => start_at),
  );
  const ends = toUnits(
    text,
    elements.map(({ end_at }, i) => Math.min(end_at, elements[i + 1]?.start_at ?? end_at)),
  );
  return starts.map((start, i) => ({ start, end: endOfWords(text, start, ends[i] ?? start) }));
}

/** Where the words of a stretch end. */
export function endOfWords(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
  return last;
}
