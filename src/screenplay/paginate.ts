import { PAPERS, type Paper } from './page.ts';
import { type PrintedBlock, printedBlocks } from './printed-blocks.ts';
import { BLANK_ROW, type PrintedRow } from './printed-row.ts';
import type { Element } from './types.ts';

/** A paragraph or speech that is broken over two pages leaves at least two rows on each. */
const MIN_ROWS = 2;
export const MORE: PrintedRow = { type: 'more', text: '(MORE)', emphasis: [], line: 0 };
const CONTINUED = "(CONT'D)";

export interface ScriptPage {
  /** From 1; the title page has none. */
  number: number;
  /** What is printed in its place on a locked page: `12A`. */
  label?: string;
  /** From top to bottom, blank rows included; none at the head or foot. */
  rows: PrintedRow[];
}

/** Pages as they fill. */
interface Press {
  pages: ScriptPage[];
  paper: Paper;
}

/**
 * Sets a script on pages, by the rules that C. Cole and J. Haag, "The Complete Guide to Standard
 * Script Formats" (1989), give and screenwriting programs follow:
 *
 * - a heading does not stand last on its page: what follows begins on it too;
 * - a paragraph is broken only where two of its rows stand on either page;
 * - a speech is broken with (MORE) at the foot, and its cue with (CONT'D) at the head of the next
 *   page, never straight under its cue or a parenthetical;
 * - two speeches at the same time stay together.
 *
 * What is longer than a page is broken wherever the page ends. An empty script has no pages.
 */
export function paginate(elements: readonly Element[], paper: Paper = PAPERS.letter): ScriptPage[] {
  return paginateBlocks(printedBlocks(elements), paper);
}

/** The same of what is to be printed. */
export function paginateBlocks(blocks: readonly PrintedBlock[], paper: Paper): ScriptPage[] {
  const press: Press = { pages: [], paper };
  let breaks = true;
  blocks.forEach((block, i) => {
    if (block.kind === 'page_break') breaks = true;
    if (block.rows.length === 0) return;
    if (breaks) openPage(press);
    breaks = false;
    if (!fits(block, blocks[i + 1], roomFor(block, press), paper)) splitOver(block, press);
    else place(block.rows, block.blankBefore, press);
  });
  return press.pages;
}

function openPage({ pages }: Press): void {
  pages.push({ number: pages.length + 1, rows: [] });
}

function usedOf({ pages }: Press): number {
  return pages.at(-1)?.rows.length ?? 0;
}

/** Rows that are left for a block, after the blank ones above it. */
function roomFor({ blankBefore }: PrintedBlock, press: Press): number {
  const used = usedOf(press);
  return press.paper.rows - used - (used === 0 ? 0 : blankBefore);
}

function fits(block: PrintedBlock, next: PrintedBlock | undefined, room: number, paper: Paper) {
  const kept = block.kind === 'heading' && next !== undefined ? keptWithHeading(next) : 0;
  const needed = block.rows.length + kept;
  // A page of its own is the most that a heading can ask for.
  return needed <= room || (room === paper.rows && block.rows.length <= room);
}

/** Rows that must stand under a heading on its own page, the blank ones included. */
function keptWithHeading(next: PrintedBlock): number {
  if (next.kind === 'page_break') return 0;
  return next.blankBefore + leastRows(next);
}

/** How much of a block must stand where it begins. */
function leastRows({ kind, rows }: PrintedBlock): number {
  if (kind === 'heading' || kind === 'dual') return rows.length;
  for (let first = 1; first < rows.length; first++) {
    if (mayBreak(kind, rows, 0, first)) return first + (kind === 'speech' ? 1 : 0);
  }
  return rows.length;
}

/** True when a page may end in front of row `at` of a block that begins on it with row `from`. */
function mayBreak(kind: PrintedBlock['kind'], rows: PrintedRow[], from: number, at: number) {
  if (kind === 'heading' || kind === 'dual') return false;
  const above = rows[at - 1]?.type;
  if (above === 'character' || above === 'parenthetical') return false;
  const cue = from === 0 && rows[0]?.type === 'character' ? 1 : 0;
  return at - from - cue >= MIN_ROWS && rows.length - at >= MIN_ROWS;
}

function place(rows: readonly PrintedRow[], blankBefore: number, { pages }: Press): void {
  const page = pages.at(-1);
  if (page === undefined) return;
  if (page.rows.length > 0) for (let i = 0; i < blankBefore; i++) page.rows.push(BLANK_ROW);
  for (const row of rows) page.rows.push(row);
}

/** Sets a block that does not fit where it would begin: on two pages, or on the next one. */
function splitOver(block: PrintedBlock, press: Press): void {
  const { kind, rows, blankBefore } = block;
  const cue = kind === 'speech' ? rows[0] : undefined;
  let from = 0;
  while (from < rows.length) {
    const line = rows[from]?.line ?? 0;
    const again = from > 0 && cue !== undefined ? [{ ...continued(cue), line }] : [];
    const room = (from === 0 ? roomFor(block, press) : press.paper.rows) - again.length;
    const fresh = usedOf(press) === 0;
    const end = endOfPart(block, from, room, fresh);
    if (end > from) {
      const last = rows[end - 1]?.line ?? 0;
      const more = end < rows.length && cue !== undefined ? [{ ...MORE, line: last }] : [];
      place([...again, ...rows.slice(from, end), ...more], blankBefore, press);
      from = end;
    }
    if (from < rows.length) openPage(press);
  }
}

/** Where the part that begins with row `from` ends; `from` when it has to begin on another page. */
function endOfPart({ kind, rows }: PrintedBlock, from: number, room: number, fresh: boolean) {
  if (rows.length - from <= room && (kind !== 'heading' || fresh)) return rows.length;
  const most = from + room - (kind === 'speech' ? 1 : 0);
  for (let at = most; at > from; at--) if (mayBreak(kind, rows, from, at)) return at;
  return fresh ? Math.max(from + 1, most) : from;
}

/** A cue as it stands above the rest of its speech on the next page. */
export function continued(cue: PrintedRow): PrintedRow {
  const named = cue.text.toUpperCase().endsWith(CONTINUED);
  return named ? cue : { ...cue, text: `${cue.text} ${CONTINUED}` };
}
