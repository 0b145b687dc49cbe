import { splitParagraphs } from '../../prose/sentences/split-paragraphs.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import type { Cut } from './cut.ts';
import { isChapterHeading } from './read-beats.ts';

/** A cut, and the paragraph that it stands in, from 1. */
export interface PlacedCut extends Cut {
  paragraph: number;
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * All of a chapter that its draft leaves out, in order: what was cut on purpose, and whatever stands
 * in neither a beat of the draft nor a cut. Linear but for a logarithm.
 *
 * @param kept where the beats of the draft stand
 * @param tags what only says who speaks
 */
export function findCuts(
  { text, title }: { text: string; title: string },
  kept: readonly TextSpan[],
  cuts: readonly Cut[],
  tags: readonly TextSpan[],
): PlacedCut[] {
  const spans: (TextSpan & { cut?: Cut })[] = [
    ...kept.map(({ start, end }) => ({ start, end })),
    ...cuts.map((cut) => ({ start: cut.start, end: cut.end, cut })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const inOrder = [...tags].sort((a, b) => a.start - b.start);
  const found: PlacedCut[] = [];
  let next = 0;
  let tag = 0;
  splitParagraphs(text).forEach((paragraph, at) => {
    const place = (cut: Cut) => found.push({ ...cut, paragraph: at + 1 });
    const leave = (start: number, end: number) => {
      const gap = lettersIn(text, start, end);
      if (gap === null) return;
      while ((inOrder[tag]?.end ?? text.length) <= gap.start) tag++;
      const tagged = (inOrder[tag]?.start ?? text.length) < gap.end;
      const heads = () => isChapterHeading(text.slice(paragraph.start, paragraph.end), title, at);
      const alone = start === paragraph.start && end === paragraph.end;
      const code = tagged ? 'tag' : alone && heads() ? 'heading' : 'remnant';
      place({ ...gap, kind: 'narration', code });
    };
    let reached = paragraph.start;
    for (; next < spans.length && (spans[next]?.start ?? 0) < paragraph.end; next++) {
      const span = spans[next];
      if (span === undefined) break;
      leave(reached, span.start);
      if (span.cut !== undefined) place(span.cut);
      reached = Math.max(reached, span.end);
    }
    leave(reached, paragraph.end);
  });
  return joinNeighbours(text, found);
}

/** From the first letter to the last, with the marks behind it; null where there is none. */
function lettersIn(text: string, start: number, end: number): TextSpan | null {
  const gap = text.slice(start, Math.max(start, end));
  const first = gap.search(LETTER);
  return first === -1 ? null : { start: start + first, end: start + gap.trimEnd().length };
}

/** What is cut for one reason and stands side by side in a paragraph is one cut. */
function joinNeighbours(text: string, cuts: readonly PlacedCut[]): PlacedCut[] {
  const joined: PlacedCut[] = [];
  for (const cut of cuts) {
    const last = joined.at(-1);
    const joins =
      last !== undefined &&
      last.code === cut.code &&
      last.kind === cut.kind &&
      last.paragraph === cut.paragraph &&
      !LETTER.test(text.slice(last.end, cut.start));
    if (joins && last !== undefined) last.end = Math.max(last.end, cut.end);
    else joined.push({ ...cut });
  }
  return joined;
}
