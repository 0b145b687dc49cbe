import type { PdfPage, PdfPiece } from './read-pages.ts';

/** A stretch of a row, as it stands in a grid of equally wide characters. */
export interface Cell {
  text: string;
  /** In characters from the left edge of the sheet. */
  column: number;
}

/** What of a page stands on one line. */
export interface SetRow {
  /** In points from the upper edge. */
  y: number;
  cells: Cell[];
}

/** Pieces whose letters stand within this many points of each other are on one row. */
const SAME_ROW = 3;
/** As many blanks part what is said at the same time, or a number in the margin, from the text. */
const GAP = 3;

/** The rows of a page from top to bottom, each in cells from left to right; `character` is the width of one. */
export function setRows({ pieces }: PdfPage, character: number): SetRow[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  const rows: { y: number; pieces: PdfPiece[] }[] = [];
  for (const piece of sorted) {
    const last = rows.at(-1);
    if (last !== undefined && piece.y - last.y <= SAME_ROW) last.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  return rows.map((row) => ({ y: row.y, cells: cellsOf(row.pieces, character) }));
}

function cellsOf(pieces: PdfPiece[], character: number): Cell[] {
  const cells: Cell[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { text, x, width } of pieces.sort((a, b) => a.x - b.x)) {
    const blanks = Math.max(0, Math.round((x - end) / character));
    const last = cells.at(-1);
    if (last !== undefined && blanks < GAP) last.text += ' '.repeat(blanks) + text;
    else cells.push({ text, column: Math.round(x / character) });
    end = x + width;
  }
  return cells;
}
