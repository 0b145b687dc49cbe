import { writeCue } from './fountain/cue.ts';
import { BLANK_ROW, type PrintedRow, printRows } from './printed-row.ts';
import type { CharacterCue, Element, ElementType } from './types.ts';

/** What a page is filled with: a heading, a paragraph, a whole speech, or a forced page break. */
export interface PrintedBlock {
  kind: 'heading' | 'prose' | 'speech' | 'dual' | 'page_break';
  rows: PrintedRow[];
  /** Blank rows above it, unless it stands at the head of a page. */
  blankBefore: number;
}

/** A cue with all that is said under it. */
interface Speech {
  cue: CharacterCue;
  said: Element[];
  blankBefore: number;
}

/** Notes, boneyards, sections and synopses are for the writer and not for print. */
export function isPrinted({ type }: Element): boolean {
  return type !== 'note' && type !== 'boneyard' && type !== 'section' && type !== 'synopsis';
}

/**
 * The printed parts of a script in order. Two speeches at the same time are one block and stand
 * side by side.
 */
export function printedBlocks(elements: readonly Element[]): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  let speech: Speech | null = null;
  /** The speech that the last block is, alone. */
  let alone: Speech | null = null;
  const finish = () => {
    if (speech === null) return;
    if (speech.cue.dual && alone !== null) {
      blocks[blocks.length - 1] = setBeside(alone, speech);
      alone = null;
    } else {
      blocks.push({
        kind: 'speech',
        rows: speechRows(speech, false),
        blankBefore: speech.blankBefore,
      });
      alone = speech;
    }
    speech = null;
  };
  elements.forEach((element, i) => {
    if (!isPrinted(element)) return;
    if (speech !== null && isSaid(element)) {
      (speech as Speech).said.push(element);
      return;
    }
    finish();
    const blankBefore = blankRows(element, elements[i - 1]);
    if (element.type === 'character') speech = { cue: element, said: [], blankBefore };
    else {
      blocks.push(blockOf(element, blankBefore));
      alone = null;
    }
  });
  finish();
  return blocks;
}

function isSaid({ type }: Element): boolean {
  return type === 'dialogue' || type === 'parenthetical' || type === 'lyric';
}

function speechRows({ cue, said }: Speech, dual: boolean): PrintedRow[] {
  const name = writeCue({ ...cue, dual: false });
  const rows = printRows(cue, 'character', name, dual);
  for (const element of said) rows.push(...rowsOf(element, dual));
  return rows;
}

function setBeside(left: Speech, right: Speech): PrintedBlock {
  const one = speechRows(left, true);
  const other = speechRows(right, true);
  const rows = Array.from({ length: Math.max(one.length, other.length) }, (_, i) => ({
    ...(one[i] ?? BLANK_ROW),
    beside: other[i] ?? BLANK_ROW,
  }));
  return { kind: 'dual', rows, blankBefore: left.blankBefore };
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

function blockOf(element: Element, blankBefore: number): PrintedBlock {
  if (element.type === 'page_break') return { kind: 'page_break', rows: [], blankBefore: 0 };
  const rows = rowsOf(element, false);
  return { kind: element.type === 'scene_heading' ? 'heading' : 'prose', rows, blankBefore };
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
