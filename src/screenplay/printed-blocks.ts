import { PAGE } from './page.ts';
import { plain } from './plain.ts';
import { countRows } from './rows.ts';
import type { Element } from './types.ts';

/** What a page is filled with: a heading, a paragraph, a whole speech, or a forced page break. */
export interface PrintedBlock {
  kind: 'heading' | 'prose' | 'speech' | 'page_break';
  rows: number;
  /** Blank rows above it, unless it stands at the head of a page. */
  blankBefore: number;
}

/** Notes, boneyards, sections and synopses are for the writer and not for print. */
export function isPrinted({ type }: Element): boolean {
  return type !== 'note' && type !== 'boneyard' && type !== 'section' && type !== 'synopsis';
}

/**
 * The printed parts of a script in order. Of two speeches at the same time, which are set side by
 * side, only what the second has more than the first takes rows.
 */
export function printedBlocks(elements: Element[]): PrintedBlock[] {
  const speeches: { dual: boolean; block: PrintedBlock }[] = [];
  const blocks: PrintedBlock[] = [];
  for (const element of elements.filter(isPrinted)) {
    const last = blocks.at(-1);
    const rows = rowsOf(element);
    if (isSaid(element) && last?.kind === 'speech') {
      last.rows += rows;
      continue;
    }
    const block: PrintedBlock = { kind: kindOf(element), rows, blankBefore: blankBefore(element) };
    if (element.type === 'character') {
      speeches.push({ dual: element.dual && last?.kind === 'speech', block });
    }
    blocks.push(block);
  }
  setBesides(speeches);
  return blocks;
}

function setBesides(speeches: { dual: boolean; block: PrintedBlock }[]): void {
  let left = 0;
  for (const { dual, block } of speeches) {
    const { rows } = block;
    if (dual) {
      block.blankBefore = 0;
      block.rows = Math.max(0, rows - left);
    }
    left = rows;
  }
}

function isSaid({ type }: Element): boolean {
  return type === 'dialogue' || type === 'parenthetical' || type === 'lyric';
}

function kindOf({ type }: Element): PrintedBlock['kind'] {
  if (type === 'character') return 'speech';
  if (type === 'scene_heading') return 'heading';
  return type === 'page_break' ? 'page_break' : 'prose';
}

function blankBefore(element: Element): number {
  return 1 + (element.type === 'action' ? (element.extraBlankLines ?? 0) : 0);
}

function rowsOf(element: Element): number {
  const { columns } = PAGE;
  switch (element.type) {
    case 'page_break':
      return 0;
    case 'character':
      return 1;
    case 'dialogue':
    case 'lyric':
      return countRows(plain(element.text), columns.dialogue);
    case 'parenthetical':
      return countRows(`(${plain(element.text)})`, columns.parenthetical);
    default:
      return countRows(plain(element.text), columns.action);
  }
}
