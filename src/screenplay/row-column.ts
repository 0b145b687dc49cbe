import { PAGE } from './page.ts';
import type { PrintedRow } from './printed-row.ts';

/** Which of two speeches that stand side by side a row belongs to. */
export type Side = 'left' | 'right';

/** The column in which a row begins, counted from where action begins; `length` in characters. */
export function columnOf(type: PrintedRow['type'], length: number, side?: Side): number {
  if (side !== undefined) return dualIndentOf(type) + (side === 'right' ? PAGE.dualColumn : 0);
  const room = Math.max(0, PAGE.columns.action - length);
  if (type === 'transition') return room;
  if (type === 'centered') return Math.floor(room / 2);
  return indentOf(type);
}

function indentOf(type: PrintedRow['type']): number {
  if (type === 'dialogue' || type === 'lyric') return PAGE.indents.dialogue;
  if (type === 'parenthetical') return PAGE.indents.parenthetical;
  return type === 'character' || type === 'more' ? PAGE.indents.cue : 0;
}

function dualIndentOf(type: PrintedRow['type']): number {
  if (type === 'parenthetical') return PAGE.dualIndents.parenthetical;
  return type === 'character' ? PAGE.dualIndents.cue : PAGE.dualIndents.dialogue;
}
