import type { Clip } from './read-along.ts';

/** A stretch of a paragraph that is highlighted by itself. */
export interface MarkedSpan {
  /** Of its element in the page. */
  id: string;
  start: number;
  end: number;
}

/** A paragraph of the text, and what of it is heard: in order, not overlapping. */
export interface MarkedParagraph {
  start: number;
  end: number;
  spans: MarkedSpan[];
}

/** What is heard while an element is highlighted, in milliseconds. */
export interface Overlay {
  id: string;
  begin: number;
  finish: number;
}

export interface MarkedText {
  paragraphs: MarkedParagraph[];
  /** In the order in which they are heard; none beside another. */
  overlays: Overlay[];
}

/** A silence after a clip that is no longer is heard with it, in milliseconds: the pauses of a reading. */
const LONGEST_PAUSE = 1_500;

/**
 * Divides a chapter where its clips do. A clip of several paragraphs is divided in time by their length;
 * of clips that overlap in the text the later has what the earlier left, or is heard over the same words.
 * n log n in the clips.
 */
export function markText(text: string, clips: readonly Clip[]): MarkedText {
  const paragraphs = paragraphsOf(text);
  const spansOf = new Map<Clip, MarkedSpan[]>();
  let paragraph = 0;
  let count = 0;
  let last: MarkedSpan | null = null;
  let covered = 0;
  for (const clip of [...clips].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const spans: MarkedSpan[] = [];
    while ((paragraphs[paragraph]?.end ?? text.length) <= Math.max(clip.start, covered)) {
      if (++paragraph >= paragraphs.length) break;
    }
    for (let at = paragraph; at < paragraphs.length; at++) {
      const of = paragraphs[at];
      if (of === undefined || of.start >= clip.end) break;
      const span = trimmed(
        text,
        Math.max(clip.start, covered, of.start),
        Math.min(clip.end, of.end),
      );
      if (span === null) continue;
      last = { id: `s${++count}`, ...span };
      of.spans.push(last);
      spans.push(last);
    }
    covered = Math.max(covered, clip.end);
    if (spans.length === 0 && last !== null && clip.start < last.end) spans.push(last);
    spansOf.set(clip, spans);
  }
  return { paragraphs, overlays: overlaysOf(clips, spansOf) };
}

function paragraphsOf(text: string): MarkedParagraph[] {
  const paragraphs: MarkedParagraph[] = [];
  const add = (start: number, end: number) => {
    const span = trimmed(text, start, end);
    if (span !== null) paragraphs.push({ ...span, spans: [] });
  };
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(/\n{2,}/g)) {
    add(from, index);
    from = index + gap.length;
  }
  add(from, text.length);
  return paragraphs;
}

/** Without the white space around it; null where nothing is left. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  const stretch = text.slice(start, end);
  const words = stretch.trim();
  if (words === '') return null;
  const from = start + stretch.length - stretch.trimStart().length;
  return { start: from, end: from + words.length };
}

function overlaysOf(
  clips: readonly Clip[],
  spansOf: ReadonlyMap<Clip, readonly MarkedSpan[]>,
): Overlay[] {
  const heard = [...clips].sort((a, b) => a.begin - b.begin);
  let end = 0;
  return heard.flatMap((clip, i) => {
    const begin = Math.max(end, clip.begin);
    const pause = (heard[i + 1]?.begin ?? clip.finish) - clip.finish;
    const finish = clip.finish + (pause > 0 && pause <= LONGEST_PAUSE ? pause : 0);
    const overlays = divide(spansOf.get(clip) ?? [], begin, finish);
    if (overlays.length > 0) end = finish;
    return overlays;
  });
}

function divide(spans: readonly MarkedSpan[], begin: number, finish: number): Overlay[] {
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  let before = 0;
  const at = (letters: number) => begin + Math.round(((finish - begin) * letters) / length);
  return spans.flatMap(({ id, start, end }) => {
    const from = at(before);
    before += end - start;
    return at(before) > from ? [{ id, begin: from, finish: at(before) }] : [];
  });
}
