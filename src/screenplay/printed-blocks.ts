import { writeCue } from './fountain/serialize-cue.ts';
import { BLANK_ROW, type PrintedRow, printRows } from './printed-row.ts';
import type { CharacterCue, Element } from './types.ts';

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
      blocks.push({ kind: 'speech', rows: speechRows(speech, false), blankBefore: 1 });
      alone = speech;
    }
    speech = null;
  };
  for (const element of elements) {
    if (!isPrinted(element)) continue;
    if (speech !== null && isSaid(element)) {
      (speech as Speech).said.push(element);
      continue;
    }
    finish();
    if (element.type === 'character') speech = { cue: element, said: [] };
    else {
      blocks.push(blockOf(element));
      alone = null;
    }
  }
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
  return { kind: 'dual', rows, blankBefore: 1 };
}

function blockOf(element: Element): PrintedBlock {
  const rows = rowsOf(element, false);
  if (element.type === 'page_break') return { kind: 'page_break', rows: [], blankBefore: 0 };
  if (element.type === 'scene_heading') return { kind: 'heading', rows, blankBefore: 1 };
  const extra = element.type === 'action' ? (element.extraBlankLines ?? 0) : 0;
  return { kind: 'prose', rows, blankBefore: 1 + extra };
}

function rowsOf(element: Element, dual: boolean): PrintedRow[] {
  switch (element.type) {
    case 'scene_heading':
      return headingRows(element.sceneNumber, printRows(element, element.type, element.text, dual));
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
