import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { lineKind } from './line-kind.ts';
import { startedCueLine } from './started-cue.ts';

/**
 * Types capitals into a begun cue and into a scene heading, of which what stands before the caret becomes
 * capitals as well where none is among it: `int. k` is `INT. K`. What is forced, and extensions, keep their
 * letters.
 */
export const capitals = EditorView.inputHandler.of((view, from, to, text) => {
  const { state } = view;
  const line = state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  if (state.readOnly || view.composing || !isInCapitals(state, line.number, before)) return false;
  const isTyped = before === before.toLowerCase();
  const head = isTyped ? capitalsOf(before) : before;
  const insert = capitalsOf(text);
  if (insert === text && head === before) return false;
  view.dispatch({
    changes: { from: line.from, to, insert: head + insert },
    selection: { anchor: line.from + head.length + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
});

function isInCapitals(state: EditorState, line: number, before: string): boolean {
  if (startedCueLine(state) === line) return !/^\s*@|\(/.test(before);
  return lineKind(state, line) === 'scene_heading' && !/^\s*\./.test(before);
}

/** ß has no capital that fonts of scripts have. */
function capitalsOf(text: string): string {
  return text.replaceAll('ß', '\0').toUpperCase().replaceAll('\0', 'ß');
}
