import { countWords } from '../prose/words/count-words.ts';
import { isPrinted } from './is-printed.ts';
import { lines } from './lines.ts';
import { PAGE } from './page.ts';
import { paginate, type ScriptPage } from './paginate.ts';
import { plain } from './plain.ts';
import { scenes } from './scenes.ts';
import type { Screenplay } from './types.ts';

export interface Measure {
  /** Printed pages without the title page, the last one counted in full; 0 for an empty script. */
  pages: number;
  /** What is printed, in eighths of a page, rounded up; white space at page ends does not count. */
  eighths: number;
  /** Playing time: one page, one minute; in steps of an eighth. */
  minutes: number;
  scenes: number;
  /** Number of speeches. */
  lines: number;
  /** Number of words in print: headings, action, cues, and all that is said or sung. */
  words: number;
}

/**
 * The length of a screenplay by the page rules of `PAGE`, where the source of its figures is.
 * `pages` are those of `paginate` on letter, for who has them already.
 */
export function measure(
  screenplay: Screenplay,
  pages: readonly ScriptPage[] = paginate(screenplay.elements),
): Measure {
  const eighths = Math.ceil((countPrintedRows(pages) * PAGE.eighths) / PAGE.rows);
  const printed = screenplay.elements.filter(isPrinted);
  return {
    pages: pages.length,
    eighths,
    minutes: (eighths / PAGE.eighths) * PAGE.minutes,
    scenes: scenes(screenplay).length,
    lines: lines(screenplay).length,
    words: printed.reduce((sum, { text }) => sum + countWords(plain(text)), 0),
  };
}

/** Rows taken, without the white space at the end of pages. */
export function countPrintedRows(pages: readonly ScriptPage[]): number {
  return pages.reduce((sum, { rows }) => sum + rows.length, 0);
}
