import type { BaseStyle } from '../cut-emphasis.ts';
import type { ScriptPage } from '../paginate.ts';
import type { PrintedRow } from '../printed-row.ts';
import { isRevised } from '../revision/revise.ts';
import { columnOf, type Side } from '../row-column.ts';
import { cutRuns, widthOf } from './cut-runs.ts';
import type { Faces } from './faces.ts';
import { printable } from './printable.ts';
import type { Sheets } from './sheets.ts';
import type { Tags } from './tags.ts';

/** What a script is drawn with. */
export interface Press {
  sheets: Sheets;
  tags: Tags;
  faces: Faces;
  sceneNumbers: boolean;
  /** What is printed since a draft, for whoever has that. */
  revision?: { header: string; sheet: string };
  /** The level of scene headings: below a title page's, where there is one. */
  heading: 'H1' | 'H2';
}

/** The column before which a page number ends: an inch from the right edge of letter. */
const PAGE_NUMBER = 60;
/** Columns of scene numbers: left of the text, and right of it where the heading leaves them room. */
const LEFT_NUMBER = -7;
const RIGHT_NUMBER = 58;
/** Where a long heading takes that room; the column between is the revision mark's. */
const FAR_RIGHT_NUMBER = 65;
const REVISION_MARK = 63;
/** Longer ones, which nobody counts by, are cut. */
const LONGEST_NUMBER = 12;

/** Rows that stand below each other and make one paragraph, or a part of one. */
interface Stretch {
  rows: { row: PrintedRow; at: number }[];
  side?: Side;
}

/** Draws one page; `before` is the page before it. */
export function drawPage(page: ScriptPage, before: ScriptPage | undefined, press: Press): void {
  const { sheets, tags } = press;
  sheets.add();
  drawHeader(page, press);
  for (const { rows, side } of stretchesOf(page.rows)) {
    const [first] = rows;
    if (first === undefined) continue;
    const draw = () => {
      for (const { row, at } of rows) drawRow(row, at, side, press);
    };
    if (isRepeated(first.row, first.at, before)) tags.artifact(draw);
    else {
      if (first.at > 0 || !goesOn(first.row, before)) {
        tags.begin(first.row.type === 'scene_heading' ? press.heading : 'P');
      }
      tags.part(draw);
      if (press.sceneNumbers) drawSceneNumber(first, press);
      outline(rows, sheets);
    }
  }
  drawMarks(page, press);
}

/** The page's number but on the first, and on pages of a revision what it is of. */
function drawHeader(page: ScriptPage, { sheets, tags, faces, revision }: Press): void {
  const inHeader = (text: string) => cutRuns({ text, emphasis: [] }, {}, faces);
  if (revision !== undefined && isRevised(page)) {
    tags.artifact(() => {
      sheets.tint(revision.sheet);
      sheets.setInHeader(inHeader(revision.header), 0);
    });
  }
  const label = page.label ?? `${page.number}`;
  if (label === '1') return;
  const runs = inHeader(`${label}.`);
  tags.artifact(() => sheets.setInHeader(runs, PAGE_NUMBER - widthOf(runs)));
}

/** An asterisk in the right margin of each row of which something is new. */
function drawMarks({ rows }: ScriptPage, { sheets, tags, faces }: Press): void {
  const mark = cutRuns({ text: '*', emphasis: [] }, {}, faces);
  rows.forEach((row, at) => {
    if (!row.revised && !row.beside?.revised) return;
    tags.artifact(() => sheets.set(mark, at, REVISION_MARK));
  });
}

/** Two speeches side by side one after the other, as they are read. */
function stretchesOf(rows: readonly PrintedRow[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (rows[end]?.beside !== undefined) end++;
    if (end > at) {
      const dual = rows.slice(at, end);
      stretches.push(...paragraphs(dual, at, 'left'));
      const right = dual.flatMap(({ beside }) => beside ?? []);
      stretches.push(...paragraphs(right, at, 'right'));
    } else {
      while (end < rows.length && rows[end]?.beside === undefined) end++;
      stretches.push(...paragraphs(rows.slice(at, end), at));
    }
    at = end;
  }
  return stretches;
}

function paragraphs(rows: readonly PrintedRow[], from: number, side?: Side): Stretch[] {
  const found: Stretch[] = [];
  let type: PrintedRow['type'] = null;
  rows.forEach((row, i) => {
    if (row.type !== null) {
      const placed = { row, at: from + i };
      if (row.type === type) found.at(-1)?.rows.push(placed);
      else found.push({ rows: [placed], ...(side === undefined ? {} : { side }) });
    }
    type = row.type;
  });
  return found;
}

/** (MORE), and the cue above a speech that began on the page before. */
function isRepeated(row: PrintedRow, at: number, before: ScriptPage | undefined): boolean {
  if (row.type === 'more') return true;
  return row.type === 'character' && at === 0 && before?.rows.at(-1)?.type === 'more';
}

/** True where the page before ended within the paragraph that a row begins with. */
function goesOn({ type, line }: PrintedRow, before: ScriptPage | undefined): boolean {
  const last = before?.rows.findLast((row) => row.type !== 'more');
  return last?.type === type && line - last.line <= 1;
}

function drawRow(row: PrintedRow, at: number, side: Side | undefined, press: Press): void {
  const runs = cutRuns(row, baseStyle(row), press.faces);
  press.sheets.set(runs, at, columnOf(row.type, widthOf(runs), side));
}

function baseStyle({ type }: PrintedRow): BaseStyle {
  return { bold: type === 'scene_heading', italic: type === 'lyric' };
}

function drawSceneNumber({ row, at }: Stretch['rows'][number], press: Press): void {
  if (row.sceneNumber === undefined) return;
  const { sheets, tags, faces } = press;
  const text = row.sceneNumber.slice(0, LONGEST_NUMBER);
  const runs = cutRuns({ text, emphasis: [] }, { bold: true }, faces);
  const heading = widthOf(cutRuns(row, {}, faces));
  const right = heading < RIGHT_NUMBER - 1 ? RIGHT_NUMBER : FAR_RIGHT_NUMBER;
  tags.artifact(() => {
    sheets.set(runs, at, Math.min(LEFT_NUMBER, -widthOf(runs) - 1));
    sheets.set(runs, at, right);
  });
}

/** Scenes can be gone to from a reader's side bar. */
function outline(rows: Stretch['rows'], { document }: Sheets): void {
  if (rows[0]?.row.type !== 'scene_heading') return;
  document.outline.addItem(rows.map(({ row }) => printable(row.text)).join(' '));
}
