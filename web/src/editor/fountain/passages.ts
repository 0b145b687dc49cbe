import { type ChangeSet, type EditorState, StateField, type Text } from '@codemirror/state';
import {
  type Edit,
  followEdit,
  type TextSource,
} from '../../../../src/screenplay/fountain/follow-edit.ts';
import type { Passage } from '../../../../src/screenplay/fountain/passage.ts';
import { splitPassages } from '../../../../src/screenplay/fountain/split-passages.ts';

/** The script as it is read, kept up with every key. */
export const passagesField = StateField.define<readonly Passage[]>({
  create: (state) => splitPassages(state.doc.toString()),
  update(passages, { docChanged, startState, newDoc, changes }) {
    if (!docChanged) return passages;
    return followEdit(passages, sourceOf(startState.doc), sourceOf(newDoc), editOf(changes));
  },
});

export function passagesOf(state: EditorState): readonly Passage[] {
  return state.field(passagesField);
}

function sourceOf(doc: Text): TextSource {
  return { length: doc.length, slice: (from, to) => doc.sliceString(from, to) };
}

/** One edit that holds all changes: those of several cursors stand close together or are rare. */
function editOf(changes: ChangeSet): Edit {
  let from = -1;
  let to = 0;
  let end = 0;
  changes.iterChangedRanges((fromA, toA, _, toB) => {
    if (from === -1) from = fromA;
    to = toA;
    end = toB;
  });
  return { from, to, length: end - from };
}
