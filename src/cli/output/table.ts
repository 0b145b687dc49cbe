import stringWidth from 'string-width';
import { fitWidth } from './fit-width.ts';
import { printable } from './printable.ts';

export interface Column<Row> {
  title: string;
  value: (row: Row) => string | number | null | undefined;
  align?: 'left' | 'right';
  /** Paints a cell that is padded already. */
  paint?: (cell: string, row: Row) => string;
}

export interface TableOptions {
  /** Cells of the terminal; undefined: as wide as it comes out. */
  width?: number | undefined;
  paintTitle?: ((cell: string) => string) | undefined;
}

const GAP = '  ';
/** A column that gives room to others keeps this much. */
const NARROWEST = 8;

/** Rows as aligned columns under their titles. Too wide for the terminal, the widest columns are cut. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { width, paintTitle = (cell) => cell }: TableOptions = {},
): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.value(row))));
  const widths = fitWidths(
    columns.map(({ title }, i) =>
      Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[i] ?? ''))),
    ),
    width,
  );
  const line = (texts: string[], paint: (cell: string, i: number) => string) =>
    texts
      .map((text, i) => paint(pad(text, widths[i] ?? 0, columns[i]?.align), i))
      .join(GAP)
      .trimEnd();
  const head = line(
    columns.map(({ title }) => title),
    paintTitle,
  );
  const body = cells.map((texts, r) =>
    line(texts, (cell, i) => {
      const row = rows[r];
      const paint = columns[i]?.paint;
      return paint === undefined || row === undefined ? cell : paint(cell, row);
    }),
  );
  return [head, ...body].join('\n');
}

function oneLine(value: string | number | null | undefined): string {
  return printable(String(value ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fitted = fitWidth(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(fitted)));
  return align === 'right' ? space + fitted : fitted + space;
}

/** Takes cell by cell from the widest column until the line fits or nothing more can be given. */
function fitWidths(natural: number[], width: number | undefined): number[] {
  const widths = [...natural];
  const room = (width ?? Number.POSITIVE_INFINITY) - GAP.length * (widths.length - 1);
  let total = widths.reduce((sum, one) => sum + one, 0);
  while (total > room) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
    total -= 1;
  }
  return widths;
}
