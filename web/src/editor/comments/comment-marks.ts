import { ChangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Stretch } from '../../text/paragraphs.ts';
import { difference } from '../replace-text.ts';

/** A thread of comments, and where in a text the words are that it is about. */
export interface PlacedThread {
  id: string;
  at: Stretch;
  /** In a few words; empty for what is settled, which is not marked. */
  says: string;
}

const setMarks = StateEffect.define<DecorationSet>();

/** Where threads stand; they move with what is typed. */
const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    for (const effect of effects) if (effect.is(setMarks)) return effect.value;
    return marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const commentMarks = marksField;

/** Marks the threads of a text, which may have been edited since they were placed in it. */
export function markComments(
  view: EditorView,
  text: string,
  threads: readonly PlacedThread[],
): void {
  const ranges = threads.flatMap(({ id, at: { from, to }, says }) =>
    from < to && to <= text.length ? [markOf(id, says).range(from, to)] : [],
  );
  const edited = difference(text, view.state.doc.toString());
  const marks = Decoration.set(ranges, true);
  view.dispatch({
    effects: setMarks.of(
      edited === null ? marks : marks.map(ChangeSet.of(edited, text.length).desc),
    ),
  });
}

function markOf(id: string, says: string): Decoration {
  return Decoration.mark(
    says === '' ? { id } : { id, class: 'script-commented', attributes: { title: says } },
  );
}

/** Selects what a thread is about, and shows it; false where all of it was deleted. */
export function showComment(view: EditorView, id: string): boolean {
  const marks = view.state.field(marksField).iter();
  for (; marks.value !== null; marks.next()) {
    if (marks.value.spec.id !== id) continue;
    view.dispatch({
      selection: { anchor: marks.from, head: marks.to },
      effects: EditorView.scrollIntoView(marks.from, { y: 'center' }),
    });
    view.focus();
    return true;
  }
  return false;
}
