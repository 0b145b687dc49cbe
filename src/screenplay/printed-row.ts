import { PAGE } from './page.ts';
import { type PrintedEmphasis, printLine, sliceLine } from './plain.ts';
import { breakRows } from './rows.ts';
import type { Element, ElementType } from './types.ts';

/** What is printed of a screenplay, and the mark of a speech that goes on overleaf. */
export type PrintedType =
  | Exclude<ElementType, 'section' | 'synopsis' | 'note' | 'boneyard' | 'page_break'>
  | 'more';

/** One row of a printed page. */
export interface PrintedRow {
  /** Null for a blank row. */
  type: PrintedType | null;
  /** As printed: no marks of emphasis, no line break. */
  text: string;
  emphasis: PrintedEmphasis[];
  /** 1-based line of the source; 0 for a blank row. */
  line: number;
  /** On the first row of a heading that carries one: it stands in both margins. */
  sceneNumber?: string;
  /** Something of it was not so in the draft with which a revision is compared. */
  revised?: true;
  /** On rows of two speeches at the same time: what is printed to the right, blank or not. */
  beside?: PrintedRow;
}

export const BLANK_ROW: PrintedRow = { type: null, text: '', emphasis: [], line: 0 };

/** The text of an element in a column, row by row. */
export function printRows(element: Element, type: PrintedType, text: string, dual: boolean) {
  const rows: PrintedRow[] = [];
  const width = widthOf(type, dual);
  text.split('\n').forEach((source, i) => {
    const line = Math.min(element.line + i, element.endLine);
    const printed = printLine(source);
    for (const { from, to } of breakRows(printed.text, width)) {
      rows.push({ type, ...sliceLine(printed, from, to), line });
    }
  });
  return rows;
}

function widthOf(type: PrintedType, dual: boolean): number {
  const columns = dual ? PAGE.dualColumns : PAGE.columns;
  if (type === 'dialogue' || type === 'lyric') return columns.dialogue;
  if (type === 'parenthetical') return columns.parenthetical;
  return type === 'character' || type === 'more' ? columns.cue : PAGE.columns.action;
}
