import type { EditorState } from '@codemirror/state';
import { type LineLook, looksOf } from '../fountain/looks.ts';
import { passagesOf } from '../fountain/passages.ts';
import { startedCueLine } from './started-cue.ts';

/** What a line is; null for a blank one. */
export function lineKind(state: EditorState, line: number): LineLook | null {
  if (startedCueLine(state) === line) return 'character';
  return looksOf(passagesOf(state), line, line, (n) => state.doc.line(n)).lines.get(line) ?? null;
}

/** True where an element can begin: the line above is blank, or there is none. */
export function isAfterBlank(state: EditorState, line: number): boolean {
  return line <= 1 || state.doc.line(line - 1).text.trim() === '';
}
