import { type EditorState, StateEffect, StateField } from '@codemirror/state';

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
