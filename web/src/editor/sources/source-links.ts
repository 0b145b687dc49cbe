import {
  ChangeSet,
  type EditorState,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Stretch } from '../../text/paragraphs.ts';
import { pointOut } from '../feedback/feedback.ts';
import { showLines } from '../feedback/show-lines.ts';
import { difference } from '../replace-text.ts';

/** An element of the script, by what whoever knows where it comes from calls it. */
export interface LinkedElement {
  id: string;
  /** In the text that it was read from. */
  at: Stretch;
}

class LinkValue extends RangeValue {
  /** What is typed at its ends is not of it. */
  override startSide = 1;
  override endSide = -1;
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = id;
  }

  override eq(other: LinkValue): boolean {
    return other.id === this.id;
  }
}

const setLinks = StateEffect.define<RangeSet<LinkValue>>();

/** Which elements stand where; they move with what is typed. */
export const sourceLinks = StateField.define<RangeSet<LinkValue>>({
  create: () => RangeSet.empty,
  update(links, { changes, effects }) {
    for (const effect of effects) if (effect.is(setLinks)) return effect.value;
    return links.map(changes);
  },
});

/** Links the elements of a text, which may have been edited since they were read from it. */
export function linkElements(
  view: EditorView,
  text: string,
  elements: readonly LinkedElement[],
): void {
  const ranges = elements.flatMap(({ id, at: { from, to } }) =>
    from < to && to <= text.length ? [new LinkValue(id).range(from, to)] : [],
  );
  const edited = difference(text, view.state.doc.toString());
  const links = RangeSet.of(ranges, true);
  view.dispatch({
    effects: setLinks.of(
      edited === null ? links : links.map(ChangeSet.of(edited, text.length).desc),
    ),
  });
}

/** The element at a place: null where no linked one is, undefined on a blank line between two. */
export function linkAt(state: EditorState, place: number): string | null | undefined {
  const { from, to, text } = state.doc.lineAt(place);
  if (text.trim() === '') return undefined;
  let found: string | null = null;
  let start = -1;
  state.field(sourceLinks).between(from, to, (begins, _, { id }) => {
    // Of one inside another, the inner.
    if (begins < start) return;
    [found, start] = [id, begins];
  });
  return found;
}

/** The first linked element at the upper edge of what is in sight, or below it. */
export function topLink(view: EditorView): string | null {
  const { top } = view.scrollDOM.getBoundingClientRect();
  const { from } = view.lineBlockAtHeight(top - view.documentTop);
  const next = view.state.field(sourceLinks).iter(from);
  return next.value?.id ?? null;
}

/** Scrolls so that an element stands at the upper edge. */
export function alignLink(view: EditorView, id: string): void {
  const at = placeOf(view, id);
  if (at !== null) {
    view.dispatch({ effects: EditorView.scrollIntoView(at.from, { y: 'start', yMargin: 0 }) });
  }
}

/** Puts the caret on an element, shows it and points it out. */
export function showLink(view: EditorView, id: string): void {
  const lines = linesOf(view, id);
  if (lines !== null) showLines(view, lines.from, lines.to);
}

/** Points an element out and keeps it in sight, and the caret where it is; null: points nothing out. */
export function followLink(view: EditorView, id: string | null): void {
  const at = id === null ? null : placeOf(view, id);
  const effects: StateEffect<unknown>[] = [pointOut.of(id === null ? null : linesOf(view, id))];
  if (at !== null) {
    const yMargin = view.dom.clientHeight / 4;
    effects.push(EditorView.scrollIntoView(at.from, { y: 'nearest', yMargin }));
  }
  view.dispatch({ effects });
}

function linesOf(view: EditorView, id: string): Stretch | null {
  const at = placeOf(view, id);
  if (at === null) return null;
  const lineOf = (place: number) => view.state.doc.lineAt(place).number;
  return { from: lineOf(at.from), to: lineOf(Math.max(at.from, at.to - 1)) };
}

/** Null where all of it was deleted. */
function placeOf({ state }: EditorView, id: string): Stretch | null {
  const links = state.field(sourceLinks).iter();
  for (; links.value !== null; links.next()) {
    if (links.value.id === id) return { from: links.from, to: links.to };
  }
  return null;
}
