import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Begins a cue on the line of a position, or ends it with null. */
export const startCue = StateEffect.define<number | null>();

/**
 * Where a cue was begun by key: until the line is left, it is set as a cue and letters are typed as
 * capitals. Fountain itself knows a cue only once something stands under it.
 */
export const startedCue = StateField.define<number | null>({
  create: () => null,
  update(at, transaction) {
    const { state, effects, changes } = transaction;
    for (const effect of effects) if (effect.is(startCue)) return effect.value;
    if (at === null) return null;
    const { from } = state.doc.lineAt(changes.mapPos(at, -1));
    return state.doc.lineAt(state.selection.main.head).from === from ? from : null;
  },
});

/** The 1-based line of the begun cue. */
export function startedCueLine(state: EditorState): number | null {
  const at = state.field(startedCue, false) ?? null;
  return at === null ? null : state.doc.lineAt(Math.min(at, state.doc.length)).number;
}

/** Types capitals into a begun cue; a forced cue and extensions keep their letters. */
export const capitalsInCue = EditorView.inputHandler.of((view, from, to, text) => {
  const { state } = view;
  const upper = text.replaceAll('ß', '\0').toUpperCase().replaceAll('\0', 'ß');
  if (state.readOnly || view.composing || upper === text || startedCueLine(state) === null)
    return false;
  const line = state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  if (line.number !== startedCueLine(state) || /^\s*@|\(/.test(before)) return false;
  view.dispatch({
    changes: { from, to, insert: upper },
    selection: { anchor: from + upper.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
});
