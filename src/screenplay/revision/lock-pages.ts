import { letters } from '../number-scenes.ts';
import type { Paper } from '../page.ts';
import { continued, MORE, paginateBlocks, type ScriptPage } from '../paginate.ts';
import { type PrintedBlock, printedBlocks } from '../printed-blocks.ts';
import type { PrintedRow } from '../printed-row.ts';
import type { Screenplay } from '../types.ts';
import type { AlignedElements } from './align-drafts.ts';

/** A place in what is printed: before a row of a block. */
interface Place {
  block: number;
  row: number;
}

/**
 * Sets the later draft on the pages of the earlier one: each begins with what it began with, what
 * does not fit on it goes on A-pages behind it (12A), and the number of one of which nothing is left
 * goes to the page before it (11-12).
 */
export function lockPages(
  before: Screenplay,
  blocks: readonly PrintedBlock[],
  aligned: readonly AlignedElements[],
  paper: Paper,
): ScriptPage[] {
  const starts = startsNow(before, blocks, aligned, paper);
  const pages: ScriptPage[] = [];
  starts.forEach((start, i) => {
    const end = starts[i + 1] ?? { block: blocks.length, row: 0 };
    const set = paginateBlocks(cutBlocks(blocks, start, end), paper);
    const last = pages.at(-1);
    if (set.length === 0 && last !== undefined) last.label = spanTo(last.label, i + 1);
    set.forEach(({ rows }, part) => {
      const label = part === 0 ? `${i + 1}` : `${i + 1}${letters(part)}`;
      pages.push({ number: pages.length + 1, label, rows });
    });
  });
  return pages;
}

/** "11" up to 12 is "11-12", and that up to 13 is "11-13". */
function spanTo(label = '', number: number): string {
  return `${label.replace(/-.*/, '')}-${number}`;
}

/** Where in the later draft each page of the earlier one begins, in rising order. */
function startsNow(
  before: Screenplay,
  blocks: readonly PrintedBlock[],
  aligned: readonly AlignedElements[],
  paper: Paper,
): Place[] {
  const old = printedBlocks(before.elements);
  const found = findBlocks(old, blocks, aligned);
  const starts: Place[] = [];
  const alike = sameEnds(old, blocks, found);
  for (const place of startsOf(old, paginateBlocks(old, paper))) {
    const now = starts.length === 0 ? { block: 0, row: 0 } : placeNow(place, found, alike);
    const last = starts.at(-1);
    starts.push(last !== undefined && isBefore(now, last) ? last : now);
  }
  return starts.length === 0 ? [{ block: 0, row: 0 }] : starts;
}

function isBefore(one: Place, other: Place): boolean {
  return one.block < other.block || (one.block === other.block && one.row < other.row);
}

/** Where each page begins: pages hold the very rows of their blocks, and copies only of cues. */
function startsOf(blocks: readonly PrintedBlock[], pages: readonly ScriptPage[]): Place[] {
  const places = new Map<PrintedRow, Place>();
  blocks.forEach(({ rows }, block) => {
    rows.forEach((each, row) => {
      places.set(each, { block, row });
    });
  });
  return pages.flatMap(({ rows }) => {
    const first = rows.find((row) => places.has(row));
    return (first && places.get(first)) ?? [];
  });
}

/** Where a block of the earlier draft is in the later one. */
interface Found {
  /** Undefined where there is none that begins with the same element. */
  at: number | undefined;
  /** The block there with which it goes on behind it. */
  next: number;
}

function findBlocks(
  old: readonly PrintedBlock[],
  now: readonly PrintedBlock[],
  aligned: readonly AlignedElements[],
): Found[] {
  const lines = new Map<number, number>();
  for (const { before, after, moved } of aligned) {
    if (before !== null && after !== null && !moved) lines.set(before.line, after.line);
  }
  const blockAt = new Map<number | undefined, number>();
  for (const [i, { rows }] of now.entries()) if (rows[0]) blockAt.set(rows[0].line, i);
  const found: Found[] = [];
  let next = now.length;
  for (let i = old.length - 1; i >= 0; i--) {
    const line = lines.get(old[i]?.rows[0]?.line ?? 0);
    const at = line === undefined ? undefined : blockAt.get(line);
    found[i] = { at, next };
    next = at ?? next;
  }
  return found;
}

/** Where a page begins now that began at a place of the earlier draft. */
function placeNow(
  { block, row }: Place,
  found: readonly Found[],
  alike: (block: number) => SameEnds,
): Place {
  const { at, next = 0 } = found[block] ?? {};
  if (at === undefined) return { block: next, row: 0 };
  if (row === 0) return { block: at, row };
  const again = sameRow(row, alike(block));
  // What was broken there reads otherwise now: it stays whole on the page before.
  return again === null ? { block: at + 1, row: 0 } : { block: at, row: again };
}

/** How many rows of a block before are the same now from its beginning, and from its end. */
interface SameEnds {
  old: number;
  now: number;
  head: number;
  tail: number;
}

/** Counted once for each block that pages break: a long one is broken by many. */
function sameEnds(
  old: readonly PrintedBlock[],
  now: readonly PrintedBlock[],
  found: readonly Found[],
): (block: number) => SameEnds {
  const counted = new Map<number, SameEnds>();
  return (block) => {
    const known = counted.get(block);
    if (known !== undefined) return known;
    const ends = countSame(old[block]?.rows ?? [], now[found[block]?.at ?? -1]?.rows ?? []);
    counted.set(block, ends);
    return ends;
  };
}

function countSame(old: readonly PrintedRow[], now: readonly PrintedRow[]): SameEnds {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head]?.text === now[head]?.text) head++;
  let tail = 0;
  while (tail < most && old.at(-1 - tail)?.text === now.at(-1 - tail)?.text) tail++;
  return { old: old.length, now: now.length, head, tail };
}

/** The row of a block that follows the same rows, or is followed by the same, as one did before. */
function sameRow(row: number, { old, now, head, tail }: SameEnds): number | null {
  const fromEnd = now - (old - row);
  if (fromEnd > 0 && tail >= old - row) return fromEnd;
  return row < now && head >= row ? row : null;
}

/** What is printed from one place up to another; a speech that is cut says so on both sides. */
function cutBlocks(blocks: readonly PrintedBlock[], from: Place, to: Place): PrintedBlock[] {
  const cut: PrintedBlock[] = [];
  for (let i = from.block; i <= to.block; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    const start = i === from.block ? from.row : 0;
    const end = i === to.block ? to.row : block.rows.length;
    if (block.kind === 'page_break' ? i < to.block : end > start)
      cut.push(cutBlock(block, start, end));
  }
  return cut;
}

function cutBlock(block: PrintedBlock, start: number, end: number): PrintedBlock {
  const { kind, rows } = block;
  const [cue] = rows;
  if (kind !== 'speech' || cue === undefined) return { ...block, rows: rows.slice(start, end) };
  const line = rows[start]?.line ?? 0;
  const again = start > 0 ? [unmarked({ ...continued(cue), line })] : [];
  const more = end < rows.length ? [{ ...MORE, line: rows[end - 1]?.line ?? 0 }] : [];
  return { ...block, rows: [...again, ...rows.slice(start, end), ...more] };
}

function unmarked({ revised: _, ...row }: PrintedRow): PrintedRow {
  return row;
}
