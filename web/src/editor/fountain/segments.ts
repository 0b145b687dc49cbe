import { type ChangeSet, type EditorState, StateField, type Text } from '@codemirror/state';
import {
  type Edit,
  followEdit,
  type TextSource,
} from '../../../../src/screenplay/fountain/follow-edit.ts';
import type { Segment } from '../../../../src/screenplay/fountain/segment.ts';
import { splitSegments } from '../../../../src/screenplay/fountain/split-segments.ts';

/** The script as it is read, kept up with every key. */
export const segmentsField = StateField.define<readonly Segment[]>({
  create: (state) => splitSegments(state.doc.toString()),
  update(segments, { docChanged, startState, newDoc, changes }) {
    if (!docChanged) return segments;
    return followEdit(segments, sourceOf(startState.doc), sourceOf(newDoc), editOf(changes));
  },
});

export function segmentsOf(state: EditorState): readonly Segment[] {
  return state.field(segmentsField);
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
