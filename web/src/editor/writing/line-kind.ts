import type { EditorState } from '@codemirror/state';
import { parseNaturalCue } from '../../../../src/screenplay/fountain/cue.ts';
import { type LineLook, looksOf } from '../fountain/looks.ts';
import { segmentsOf } from '../fountain/segments.ts';
import { startedCueLine } from './started-cue.ts';

/**
 * What a line is, for who writes on; null for a blank one. A name in capitals under which nothing
 * stands yet is a cue here: what is typed under it makes it one.
 */
export function lineKind(state: EditorState, line: number): LineLook | null {
  if (startedCueLine(state) === line) return 'character';
  const { lines } = looksOf(segmentsOf(state), line, line, (n) => state.doc.line(n));
  const kind = lines.get(line) ?? null;
  return kind === 'action' && canBeCue(state, line) ? 'character' : kind;
}

function canBeCue(state: EditorState, line: number): boolean {
  const text = state.doc.line(line).text.trim();
  const alone = line === state.doc.lines || state.doc.line(line + 1).text.trim() === '';
  // FADE IN: is no name.
  if (!alone || !isAfterBlank(state, line) || text.endsWith(':')) return false;
  return parseNaturalCue(text) !== null;
}

/** True where an element can begin: the line above is blank, or there is none. */
export function isAfterBlank(state: EditorState, line: number): boolean {
  return line <= 1 || state.doc.line(line - 1).text.trim() === '';
}
