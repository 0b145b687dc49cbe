import type { Element, Screenplay, Span, TitlePageEntry } from '../types.ts';

/**
 * A stretch of a script that is read the same whatever stands around it: it begins behind an empty
 * line, ends with one (or with the script), and no note or boneyard reaches over its ends. All that
 * stands above the first visible text belongs to the first one, with the title page.
 *
 * Spans inside it count from its own beginning: its first line is 1, its first character 0.
 */
export interface Passage {
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

/** The screenplay that `parseFountain` reads from the whole text of the passages. */
export function joinPassages(passages: readonly Passage[]): Screenplay {
  const titlePage: TitlePageEntry[] = [];
  const elements: Element[] = [];
  let start = 0;
  let line = 0;
  let blanks = 0;
  for (const passage of passages) {
    for (const entry of passage.titlePage) titlePage.push(moveSpan(entry, start, line));
    const [first] = passage.elements;
    const afterAction = first?.type === 'action' && elements.at(-1)?.type === 'action';
    const extra = blanks + passage.blanksBefore - 1;
    const at = elements.length;
    for (const element of passage.elements) elements.push(moveSpan(element, start, line));
    const moved = elements[at];
    if (afterAction && extra > 0 && moved?.type === 'action') moved.extraBlankLines = extra;
    blanks = passage.elements.some(isVisible) ? passage.blanksAfter : blanks + passage.blanksAfter;
    start += passage.length;
    line += passage.lineBreaks;
  }
  return { titlePage, elements };
}

/** A copy of what stands in a passage, where it stands in the whole text. */
export function moveSpan<T extends Span>(each: T, start: number, line: number): T {
  return {
    ...each,
    line: each.line + line,
    endLine: each.endLine + line,
    start: each.start + start,
    end: each.end + start,
  };
}

/** Notes and boneyards are left out as if they were not there. */
export function isVisible({ type }: Element): boolean {
  return type !== 'note' && type !== 'boneyard';
}
