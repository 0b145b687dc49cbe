import { acceptCompletion, completionStatus, startCompletion } from '@codemirror/autocomplete';
import type { Line, StateEffect } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { leaveParenthetical } from './enter.ts';
import { isAfterBlank, lineKind } from './line-kind.ts';
import { startCue, startedCueLine } from './started-cue.ts';

const SPEECH = new Set(['character', 'parenthetical', 'dialogue', 'lyric']);

/**
 * Tab goes to what is spoken: on a blank line to a cue, straight under a cue or dialogue to a
 * parenthetical, at the end of a heading to its time. Where it has nothing to do it is left to the
 * page, which moves the focus; Escape before Tab does so everywhere.
 */
export const tab: Command = (view) => {
  const { state } = view;
  if (state.readOnly) return false;
  if (completionStatus(state) === 'active' && acceptCompletion(view)) return true;
  const { main, ranges } = state.selection;
  if (!main.empty || ranges.length > 1) return false;
  const line = state.doc.lineAt(main.head);
  if (line.text.trim() === '') return onBlankLine(view, line);
  const rest = line.text.slice(main.head - line.from).trim();
  const kind = lineKind(state, line.number);
  if (kind === 'parenthetical' && rest === ')') return leaveParenthetical(view, line);
  if (rest !== '') return false;
  switch (kind) {
    case 'character':
    case 'dialogue':
      return insert(view, line.to, '\n()', line.to + 2);
    case 'action':
      return insert(view, line.to, '\n\n', line.to + 2, startCue.of(line.to + 2)) && suggest(view);
    case 'scene_heading':
      return line.text.includes(' - ') ? false : addTime(view, line);
    default:
      return false;
  }
};

function onBlankLine(view: EditorView, line: Line): boolean {
  const { state } = view;
  if (startedCueLine(state) === line.number) {
    view.dispatch({ effects: startCue.of(null) });
    return true;
  }
  if (isAfterBlank(state, line.number)) {
    view.dispatch({ effects: startCue.of(line.from) });
    return suggest(view);
  }
  const above = lineKind(state, line.number - 1);
  if (above !== null && SPEECH.has(above)) return insert(view, line.from, '()', line.from + 1);
  return insert(view, line.to, '\n', line.to + 1, startCue.of(line.to + 1)) && suggest(view);
}

function addTime(view: EditorView, { from, text }: Line): boolean {
  const end = from + text.trimEnd().length;
  return insert(view, end, ' - ', end + 3) && suggest(view);
}

function suggest(view: EditorView): boolean {
  startCompletion(view);
  return true;
}

function insert(
  view: EditorView,
  from: number,
  text: string,
  anchor: number,
  effects: StateEffect<number | null>[] | StateEffect<number | null> = [],
): boolean {
  view.dispatch({
    changes: { from, insert: text },
    selection: { anchor },
    effects,
    userEvent: 'input',
    scrollIntoView: true,
  });
  return true;
}
