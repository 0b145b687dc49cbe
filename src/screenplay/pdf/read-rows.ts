import { isNaturalHeading } from '../fountain/heading.ts';
import type { PdfPage } from './read-pages.ts';
import { type Cell, setRows } from './set-rows.ts';

/** A row of a script as it stands on its page, without what is in the margins. */
export interface ReadRow {
  page: number;
  /** In points from the upper edge. */
  y: number;
  text: string;
  /** In characters from where action begins. */
  column: number;
  sceneNumber?: string;
  /** What stands to its right, set apart as a second speech is. */
  beside?: { text: string; column: number };
}

export interface ReadSheet {
  number: number;
  height: number;
  rows: ReadRow[];
}

/** Ten to the inch, as scripts are typed. */
const CHARACTER = 7.2;
/** Action begins an inch and a half from the edge where a script has nothing that says otherwise. */
const USUAL_LEFT = 15;
/** Rows of another letter are as wide as those of ours within this share. */
const SIMILAR = 0.2;
/** In points: above lies the page number, below what some programs write at the foot. */
const HEADER = 66;
const FOOTER = 54;
/** A page number stands in the first inch, or in the last. */
const NUMBER_MARGIN = 80;
const PAGE_NUMBER = /^(?:page\s+)?\d{1,4}[A-Z]{0,2}(?:-\d{1,4})?\.?$/i;
const SCENE_NUMBER = /^[A-Z]{0,2}\d{1,4}[A-Z]{0,2}\.?$/;
const CONTINUED = /^\(?CONTINUED\)?:?(?:\s*\(\d+\))?$/i;
/** A second speech begins here, and nothing that stands alone on its row. */
const SECOND_COLUMN = 26;
/** Within a row; a sheet may say that it is as wide as it likes. */
const MOST_BLANKS = 80;
/** What is right of it is in the margin. */
const RIGHT_MARGIN = 57;

/** The rows of each page, with page numbers, headers, revision marks and scene numbers taken out. */
export function readRows(pages: readonly PdfPage[]): ReadSheet[] {
  const character = characterOf(pages);
  const set = pages.map((page) => setRows(page, character));
  const left = leftOf(set.flatMap((rows) => rows.flatMap(({ cells }) => cells)));
  return pages.map((page, i) => ({
    number: i + 1,
    height: page.height,
    rows: (set[i] ?? []).flatMap(({ y, cells }) => {
      const inset = cells.map((cell) => ({ ...cell, column: cell.column - left }));
      if (isMargin(y, inset, page)) return [];
      return readRow(inset, { page: i + 1, y });
    }),
  }));
}

/** The middle width of a character among longer stretches, where it is near that of 12-point Courier. */
function characterOf(pages: readonly PdfPage[]): number {
  const widths = pages
    .flatMap(({ pieces }) => pieces)
    .filter(({ text }) => text.length >= 8)
    .map(({ text, width }) => width / [...text].length)
    .sort((a, b) => a - b);
  const middle = widths[widths.length >> 1] ?? CHARACTER;
  return Math.abs(middle / CHARACTER - 1) < SIMILAR ? middle : CHARACTER;
}

/** Where action begins: where most scene headings do. */
function leftOf(cells: readonly Cell[]): number {
  const counts = new Map<number, number>();
  for (const { text, column } of cells) {
    if (isNaturalHeading(text.trim())) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? USUAL_LEFT;
}

function isMargin(y: number, cells: readonly Cell[], { height }: PdfPage): boolean {
  if (y < HEADER || y > height - FOOTER) return true;
  const text = cells.map((cell) => cell.text.trim()).join(' ');
  if (CONTINUED.test(text)) return true;
  return (y < NUMBER_MARGIN || y > height - NUMBER_MARGIN) && PAGE_NUMBER.test(text);
}

function readRow(cells: readonly Cell[], place: { page: number; y: number }): ReadRow[] {
  const inner: Cell[] = [];
  let sceneNumber: string | undefined;
  for (const cell of cells) {
    const text = cell.text.trim();
    const inMargin = cell.column < -1 || cell.column >= RIGHT_MARGIN;
    if (inMargin && SCENE_NUMBER.test(text)) sceneNumber ??= text.replace(/\.$/, '');
    else if (!(cell.column >= RIGHT_MARGIN && text === '*')) inner.push(cell);
  }
  const [first, ...others] = inner;
  if (first === undefined) return [];
  const row: ReadRow = { ...place, text: first.text, column: first.column };
  if (sceneNumber !== undefined) row.sceneNumber = sceneNumber;
  let end = first.column + first.text.length;
  for (const cell of others) {
    const second = row.beside === undefined && cell.column >= SECOND_COLUMN && first.column < 20;
    if (second) row.beside = { text: cell.text, column: cell.column };
    else if (row.beside !== undefined) row.beside.text += ` ${cell.text}`;
    else row.text += ' '.repeat(Math.min(MOST_BLANKS, Math.max(1, cell.column - end))) + cell.text;
    end = cell.column + cell.text.length;
  }
  return [row];
}
