import { acceptCompletion, completionStatus, selectedCompletion } from '@codemirror/autocomplete';
import { insertNewline } from '@codemirror/commands';
import type { Line } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { beginParagraph, endFreshness, isFreshParagraph } from './fresh-paragraph.ts';
import { lineKind } from './line-kind.ts';
import { startCue, startedCueLine } from './started-cue.ts';

/** What is followed by a blank line as soon as it is done. */
const PARAGRAPHS = new Set(['scene_heading', 'action', 'dialogue', 'transition', 'centered']);

/**
 * Enter at the end of a line goes to what usually follows: from a cue to its dialogue, from the end
 * of a paragraph over a blank line to the next one. Anywhere else it breaks the line.
 */
export const enter: Command = (view) => {
  const { state } = view;
  if (state.readOnly) return false;
  const chosen = selectedCompletion(state)?.type;
  if (completionStatus(state) === 'active' && acceptCompletion(view)) {
    return chosen === 'cue' ? breakLine(view) : true;
  }
  const { main, ranges } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (!main.empty || ranges.length > 1) return insertNewline(view);
  if (isFreshParagraph(state)) {
    view.dispatch({ effects: endFreshness });
    return true;
  }
  if (startedCueLine(state) === line.number && line.text.trim() === '') {
    view.dispatch({ effects: startCue.of(null) });
    return true;
  }
  const rest = line.text.slice(main.head - line.from).trim();
  const kind = lineKind(state, line.number);
  if (kind === 'parenthetical' && rest === ')') return leaveParenthetical(view, line);
  if (rest !== '' || kind === null || !PARAGRAPHS.has(kind)) return breakLine(view);
  return beginNext(view, main.head, line);
};

/** Enter with Shift breaks the line and nothing else. */
export const breakLine: Command = (view) => insertNewline(view);

/** The line that an empty parenthetical leaves is the one that dialogue goes on. */
export function leaveParenthetical(view: EditorView, line: Line): boolean {
  view.dispatch({
    changes: { from: line.to, insert: '\n' },
    selection: { anchor: line.to + 1 },
    userEvent: 'input',
    scrollIntoView: true,
  });
  return true;
}

function beginNext(view: EditorView, head: number, line: Line): boolean {
  const at = head + 2;
  view.dispatch({
    // White space behind the caret would make the blank line no blank one.
    changes: { from: head, to: line.to, insert: '\n\n' },
    selection: { anchor: at },
    effects: beginParagraph(at),
    userEvent: 'input',
    scrollIntoView: true,
  });
  return true;
}
