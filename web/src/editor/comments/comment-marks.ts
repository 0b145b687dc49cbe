import {
  ChangeSet,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
} from '@codemirror/state';
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

/** Tells which thread's words were clicked on; a drag that selects is no click. */
export function commentClicks(onComment: (id: string) => void): Extension {
  return EditorView.domEventHandlers({
    click: ({ target, button }, view) => {
      const words = target instanceof Element && target.closest('.script-commented') !== null;
      const { main } = view.state.selection;
      if (!words || button !== 0 || !main.empty) return;
      const id = threadAt(view.state, main.head);
      if (id !== null) onComment(id);
    },
  });
}

/** Of the open threads whose words a place is in the one of the fewest; null where there is none. */
export function threadAt(state: EditorState, place: number): string | null {
  let least: { id: string; length: number } | null = null;
  state.field(marksField).between(place, place, (from, to, { spec }) => {
    if (spec.class !== undefined && (least === null || to - from < least.length)) {
      least = { id: spec.id, length: to - from };
    }
  });
  return (least as { id: string } | null)?.id ?? null;
}

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
