import { columnOf } from '../row-column.ts';
import type { TitleRow } from '../title-sheets.ts';
import { cutRuns, widthOf } from './cut-runs.ts';
import type { Press } from './draw-page.ts';

/** Draws a title page, or as much of one as a sheet holds. */
export function drawTitle(rows: readonly TitleRow[], { sheets, tags, faces }: Press): void {
  sheets.add();
  let key: string | null = null;
  rows.forEach((row, at) => {
    if (row.text.trim() !== '') {
      const runs = cutRuns(row, { bold: row.key === 'title' }, faces);
      const column = row.place === 'middle' ? columnOf('centered', widthOf(runs)) : 0;
      if (row.key !== key) tags.begin(row.key === 'title' ? 'H1' : 'P');
      tags.part(() => sheets.set(runs, at, column));
    }
    key = row.key;
  });
}
