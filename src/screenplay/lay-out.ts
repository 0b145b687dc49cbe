import { PAGE } from './page.ts';
import type { PrintedBlock } from './printed-blocks.ts';

/** A paragraph or speech that is broken over two pages leaves at least two rows on the first. */
const MIN_ROWS = 2;
/** A heading does not stand last on its page: a blank row and two of what follows go with it. */
const HEADING_KEEPS = 1 + MIN_ROWS;
/** (MORE) at the foot of a page and the cue again at the head of the next. */
const BROKEN_SPEECH_ROWS = 2;

export interface Layout {
  /** The last one counted in full; 0 for none. */
  pages: number;
  /** Rows taken, without the white space at the end of pages. */
  rows: number;
}

/** Fills pages with blocks from top to bottom. */
export function layOut(blocks: PrintedBlock[]): Layout {
  const layout = { pages: 0, rows: 0 };
  /** Rows taken on the last page; a full page to begin with, so that the first block opens one. */
  let row: number = PAGE.rows;
  for (const { kind, rows, blankBefore } of blocks) {
    if (kind === 'page_break') row = PAGE.rows;
    if (rows === 0) continue;
    const needed = Math.min(rows, MIN_ROWS) + (kind === 'heading' ? HEADING_KEEPS : 0);
    const opens = row + blankBefore + needed > PAGE.rows;
    const taken = opens ? rows : blankBefore + rows;
    if (opens) layout.pages++;
    row = opens ? taken : row + taken;
    layout.rows += taken;
    const again = kind === 'speech' ? BROKEN_SPEECH_ROWS : 0;
    while (row > PAGE.rows) {
      layout.pages++;
      layout.rows += again;
      row += again - PAGE.rows;
    }
  }
  return layout;
}
