import type { PdfPage, PdfPiece } from '../../../screenplay/pdf/read-pages.ts';

/** A line of a column. */
export interface PageLine {
  text: string;
  /** Where it begins and ends, in points. */
  left: number;
  right: number;
  /** The same of its column, which all its lines share: see `measureColumns`. */
  column: { left: number; right: number };
  /** From the upper edge. */
  y: number;
  /** Of its letters. */
  size: number;
}

/** Letters that stand within this share of their size of each other are on one line. */
const SAME_LINE = 0.4;
/** A blank is at least this share of the size wide. */
const BLANK = 0.15;
/** The gutter between two columns stands in the middle of the page and is at least so wide, in points. */
const GUTTER = 10;
const MIDDLE = { from: 0.35, to: 0.65 };
/** Lines that each of two columns has at least. */
const COLUMN_LINES = 5;

/** The lines of a page as they are read: those of the left column before those of the right. */
export function pageLines({ pieces, width }: PdfPage): PageLine[] {
  const gutter = gutterOf(pieces, width);
  if (gutter === null) return linesOf(pieces);
  const sides = [pieces.filter(({ x }) => x < gutter), pieces.filter(({ x }) => x >= gutter)].map(
    (side) => linesOf(side),
  );
  return sides.every(({ length }) => length >= COLUMN_LINES) ? sides.flat() : linesOf(pieces);
}

/** Where no text stands from top to bottom in the middle of a page; null where some does everywhere. */
function gutterOf(pieces: readonly PdfPiece[], width: number): number | null {
  const spans = pieces
    .map(({ x, width: long }) => ({ from: x, to: x + long }))
    .sort((a, b) => a.from - b.from);
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    const inMiddle = from > width * MIDDLE.from && end < width * MIDDLE.to;
    if (inMiddle && end > 0 && from - end >= GUTTER) return from;
    end = Math.max(end, to);
  }
  return null;
}

function linesOf(pieces: readonly PdfPiece[]): PageLine[] {
  const rows: PdfPiece[][] = [];
  let y = Number.NEGATIVE_INFINITY;
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    if (piece.y - y <= piece.size * SAME_LINE) rows.at(-1)?.push(piece);
    else {
      rows.push([piece]);
      y = piece.y;
    }
  }
  const column = { left: Number.POSITIVE_INFINITY, right: 0 };
  return rows.map((row) => ({ ...lineOf(row.sort((a, b) => a.x - b.x)), column }));
}

/** Says of each column how wide it is, now that nothing but text is in it. */
export function measureColumns(lines: readonly PageLine[]): void {
  for (const { column, left, right } of lines) {
    column.left = Math.min(column.left, left);
    column.right = Math.max(column.right, right);
  }
}

function lineOf(row: readonly PdfPiece[]): Omit<PageLine, 'column'> {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const piece of row) {
    text += (piece.x - end > piece.size * BLANK ? ' ' : '') + piece.text;
    end = piece.x + piece.width;
  }
  const [first] = row;
  // What is raised or small beside it does not say how large a line is.
  const size = row.reduce((most, piece) => Math.max(most, piece.size), 0);
  return { text: text.trim(), left: first?.x ?? 0, right: end, y: first?.y ?? 0, size };
}
