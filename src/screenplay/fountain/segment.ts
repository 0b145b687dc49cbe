import type { Element, Screenplay, Span, TitlePageEntry } from '../types.ts';

/**
 * A stretch of a script that is read the same whatever stands around it: it begins behind an empty
 * line, ends with one (or with the script), and no note or boneyard reaches over its ends. All that
 * stands above the first visible text belongs to the first one, with the title page.
 *
 * Spans inside it count from its own beginning: its first line is 1, its first character 0.
 */
export interface Segment {
  /** In UTF-16 units. */
  length: number;
  lineBreaks: number;
  titlePage: TitlePageEntry[];
  elements: Element[];
  /** Blank lines above its first visible element. */
  blanksBefore: number;
  /** Blank lines at its end. */
  blanksAfter: number;
}

/** The screenplay that `parseFountain` reads from the whole text of the segments. */
export function joinSegments(segments: readonly Segment[]): Screenplay {
  const titlePage: TitlePageEntry[] = [];
  const elements: Element[] = [];
  let start = 0;
  let line = 0;
  let blanks = 0;
  for (const segment of segments) {
    for (const entry of segment.titlePage) titlePage.push(moveSpan(entry, start, line));
    const above = elements.at(-1);
    const at = elements.length;
    for (const element of segment.elements) elements.push(moveSpan(element, start, line));
    const moved = elements[at];
    if (above !== undefined && moved !== undefined) {
      setApart(moved, above, blanks + segment.blanksBefore);
    }
    blanks = segment.elements.some(isVisible) ? segment.blanksAfter : blanks + segment.blanksAfter;
    start += segment.length;
    line += segment.lineBreaks;
  }
  return { titlePage, elements };
}

/** A copy of what stands in a segment, where it stands in the whole text. */
export function moveSpan<T extends Span>(each: T, start: number, line: number): T {
  return {
    ...each,
    line: each.line + line,
    endLine: each.endLine + line,
    start: each.start + start,
    end: each.end + start,
  };
}

/** Keeps the blank lines between two elements, where they are not the one that is usual. */
export function setApart(element: Element, above: Element, blanks: number): void {
  if (blanks === 1 || !isVisible(above)) return;
  if (element.type !== 'note' && element.type !== 'boneyard') element.extraBlankLines = blanks - 1;
}

/** Notes and boneyards are left out as if they were not there. */
export function isVisible({ type }: Element): boolean {
  return type !== 'note' && type !== 'boneyard';
}
