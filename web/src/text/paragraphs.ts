/** A stretch of a text, in UTF-16 units; `to` is exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** What parts two paragraphs. */
const GAP = /\n{2,}/gu;

/** From where to where each paragraph with anything in it goes. */
export function paragraphsOf(text: string): Stretch[] {
  const gaps = [...text.matchAll(GAP)].map(({ index, 0: gap }) => [index, index + gap.length]);
  const starts = [0, ...gaps.map(([, end = 0]) => end)];
  return starts.flatMap((from, i) => {
    const to = gaps[i]?.[0] ?? text.length;
    return text.slice(from, to).trim() === '' ? [] : [{ from, to }];
  });
}
