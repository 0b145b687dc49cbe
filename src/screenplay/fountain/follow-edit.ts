import { isVisible, type Segment } from './segment.ts';
import { endsSegment, splitSegments } from './split-segments.ts';

/** A text of which parts can be read without reading it all. */
export interface TextSource {
  length: number;
  slice(from: number, to: number): string;
}

/** What stood from `from` to `to` is now `length` characters long. */
export interface Edit {
  from: number;
  to: number;
  length: number;
}

/** A mark that opens or closes a boneyard, which may reach over any number of segments. */
const BONEYARD_MARK = /\/\*|\*\//;
const MARK_LENGTH = 2;

/**
 * The segments of a text after an edit, of which only those that the edit touches are read anew;
 * all of them where the marks of boneyards may have changed. The others are kept as they are, so
 * that what was made from one can be kept with it. Lines must end with LF.
 */
export function followEdit(
  segments: readonly Segment[],
  before: TextSource,
  after: TextSource,
  edit: Edit,
): Segment[] {
  if (touchesBoneyardMark(before, after, edit)) return splitSegments(after.slice(0, after.length));
  const shift = edit.length - (edit.to - edit.from);
  const { first, last, start, ends } = findTouched(segments, edit);
  for (let more = 0; ; more = more * 2 + 1) {
    const end = Math.min(last + more, segments.length - 1);
    const isLast = end === segments.length - 1;
    const text = after.slice(start, isLast ? after.length : (ends[end] ?? 0) + shift);
    if (!isLast && !endsSegment(text)) continue;
    const read = splitSegments(text, first === 0);
    // A head that shows nothing goes on with what follows.
    if (!isLast && first === 0 && !showsAnything(read)) continue;
    return [...segments.slice(0, first), ...read, ...segments.slice(end + 1)];
  }
}

function touchesBoneyardMark(before: TextSource, after: TextSource, edit: Edit): boolean {
  const { from, to, length } = edit;
  const left = Math.max(0, from - MARK_LENGTH);
  return (
    BONEYARD_MARK.test(before.slice(left, Math.min(before.length, to + MARK_LENGTH))) ||
    BONEYARD_MARK.test(after.slice(left, Math.min(after.length, from + length + MARK_LENGTH)))
  );
}

/** The segments that an edit lies in or touches, where they begin and where each one ends. */
function findTouched(segments: readonly Segment[], { from, to }: Edit) {
  const ends: number[] = [];
  let first = -1;
  let last = 0;
  let start = 0;
  let at = 0;
  segments.forEach(({ length }, i) => {
    if (at <= to) last = i;
    if (first === -1 && at + length >= from) {
      first = i;
      start = at;
    }
    at += length;
    ends.push(at);
  });
  return { first: Math.max(0, first), last, start, ends };
}

function showsAnything([head]: Segment[]): boolean {
  return head?.elements.some(isVisible) === true;
}
