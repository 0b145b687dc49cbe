import { PAGE } from './page.ts';
import type { ScriptPage } from './paginate.ts';

/**
 * The length of each scene in eighths of a page, as a production breaks a script down: of all rows from
 * its heading to the next, rounded up.
 *
 * @param headings the 1-based lines of all headings, in order
 */
export function sceneLengths(headings: readonly number[], pages: readonly ScriptPage[]): number[] {
  const rows = headings.map(() => 0);
  let scene = -1;
  for (const page of pages) {
    for (const { type, line } of page.rows) {
      if (type === 'scene_heading' && line === headings[scene + 1]) scene++;
      if (scene >= 0) rows[scene] = (rows[scene] ?? 0) + 1;
    }
  }
  return rows.map((count) => Math.ceil((count * PAGE.eighths) / PAGE.rows));
}
