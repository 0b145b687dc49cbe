import { type EditorState, StateEffect, StateField } from '@codemirror/state';

const began = StateEffect.define<number>();

/**
 * Where Enter has just left a blank line behind. A second Enter there changes nothing: one blank
 * line parts two paragraphs whether it is typed by one key or, as in plain text, by two.
 */
export const freshParagraph = StateField.define<number | null>({
  create: () => null,
  update(at, { docChanged, selection, effects }) {
    for (const effect of effects) if (effect.is(began)) return effect.value;
    return docChanged || selection !== undefined ? null : at;
  },
});

export const beginParagraph = (at: number): StateEffect<number> => began.of(at);
export const endFreshness: StateEffect<number> = began.of(-1);

export function isFreshParagraph(state: EditorState): boolean {
  return state.field(freshParagraph) === state.selection.main.head;
}
