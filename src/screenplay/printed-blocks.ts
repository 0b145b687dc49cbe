import { writeCue } from './fountain/cue.ts';
import { groupSpeeches, type Speech } from './group-speeches.ts';
import { isPrinted } from './is-printed.ts';
import { BLANK_ROW, type PrintedRow, printRows } from './printed-row.ts';
import type { Element, ElementType } from './types.ts';

/** What a page is filled with: a heading, a paragraph, a whole speech, or a forced page break. */
export interface PrintedBlock {
  kind: 'heading' | 'prose' | 'speech' | 'dual' | 'page_break';
  rows: PrintedRow[];
  /** Blank rows above it, unless it stands at the head of a page. */
  blankBefore: number;
}

/**
 * The printed parts of a script in order. Two speeches at the same time are one block and stand
 * side by side.
 */
export function printedBlocks(elements: readonly Element[]): PrintedBlock[] {
  return groupSpeeches(elements).map((group) => {
    if (group.kind === 'element') return blockOf(group.element, group.above);
    const [left, rows] =
      group.kind === 'speech'
        ? [group.speech, speechRows(group.speech, false)]
        : [group.left, setBeside(group.left, group.right)];
    return { kind: group.kind, rows, blankBefore: blankRows(left.cue, group.above) };
  });
}

function speechRows({ cue, said }: Speech, dual: boolean): PrintedRow[] {
  const name = writeCue({ ...cue, dual: false });
  const rows = printRows(cue, 'character', name, dual);
  // Not `push(...)`: a speech can have more rows than a call takes arguments.
  for (const element of said) for (const row of rowsOf(element, dual)) rows.push(row);
  return rows;
}

function setBeside(left: Speech, right: Speech): PrintedRow[] {
  const one = speechRows(left, true);
  const other = speechRows(right, true);
  return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => ({
    ...(one[i] ?? BLANK_ROW),
    beside: other[i] ?? BLANK_ROW,
  }));
}

/** What may stand straight below its like: lines of one picture. */
const PROSE: ReadonlySet<ElementType> = new Set(['action', 'centered', 'lyric']);

/** Blank rows above an element, by what it is and by the blank lines that its writer left there. */
function blankRows(element: Element, above: Element | undefined): number {
  if (above === undefined || !isPrinted(above)) return 1;
  const extra = element.extraBlankLines ?? 0;
  if (extra >= 0) return 1 + extra;
  return PROSE.has(element.type) && PROSE.has(above.type) ? 0 : 1;
}

function blockOf(element: Element, above: Element | undefined): PrintedBlock {
  if (element.type === 'page_break') return { kind: 'page_break', rows: [], blankBefore: 0 };
  const kind = element.type === 'scene_heading' ? 'heading' : 'prose';
  return { kind, rows: rowsOf(element, false), blankBefore: blankRows(element, above) };
}

function rowsOf(element: Element, dual: boolean): PrintedRow[] {
  switch (element.type) {
    case 'scene_heading':
      return headingRows(
        element.sceneNumber,
        printRows(element, element.type, element.marked ?? element.text, dual),
      );
    case 'parenthetical':
      return printRows(element, element.type, `(${element.text})`, dual);
    case 'action':
    case 'dialogue':
    case 'lyric':
    case 'transition':
    case 'centered':
      return printRows(element, element.type, element.text, dual);
    default:
      return [];
  }
}

function headingRows(sceneNumber: string | null, rows: PrintedRow[]): PrintedRow[] {
  const [first, ...rest] = rows;
  return first === undefined || sceneNumber === null ? rows : [{ ...first, sceneNumber }, ...rest];
}
