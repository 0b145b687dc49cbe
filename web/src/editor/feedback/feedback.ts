import { type Extension, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from '@codemirror/view';
import { fromOutside } from '../replace-text.ts';

/** What an evaluation says about lines of the script. */
export interface LineFeedback {
  /** 1-based. */
  line: number;
  /** In a sentence or less. */
  says: string;
}

export const setFeedback = StateEffect.define<readonly LineFeedback[]>();
/** 1-based lines to point out, both included; null for none. */
export const pointOut = StateEffect.define<{ from: number; to: number } | null>();

class FeedbackMarker extends GutterMarker {
  readonly says: string;

  constructor(says: string) {
    super();
    this.says = says;
  }

  override eq(other: FeedbackMarker): boolean {
    return other.says === this.says;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'script-feedback-mark';
    mark.title = this.says;
    return mark;
  }
}

const feedbackField = StateField.define<RangeSet<FeedbackMarker>>({
  create: () => RangeSet.empty,
  update(marks, { changes, effects, newDoc }) {
    for (const effect of effects)
      if (effect.is(setFeedback)) return markLines(newDoc, effect.value);
    return marks.map(changes);
  },
});

function markLines(doc: Text, feedback: readonly LineFeedback[]): RangeSet<FeedbackMarker> {
  const byLine = new Map<number, string[]>();
  for (const { line, says } of feedback) {
    if (line < 1 || line > doc.lines) continue;
    const all = byLine.get(line) ?? [];
    if (!all.includes(says)) byLine.set(line, [...all, says]);
  }
  const marks = [...byLine].map(([line, says]) =>
    new FeedbackMarker(says.join('\n')).range(doc.line(line).from),
  );
  return RangeSet.of(marks, true);
}

const pointed = Decoration.line({ class: 'script-pointed-out' });

const pointedField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(pointOut)) continue;
      return effect.value === null ? Decoration.none : pointLines(transaction.newDoc, effect.value);
    }
    // What was pointed out is being worked on.
    const typed = transaction.docChanged && transaction.annotation(fromOutside) !== true;
    return typed ? Decoration.none : lines.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function pointLines(doc: Text, { from, to }: { from: number; to: number }): DecorationSet {
  const ranges = [];
  for (let line = Math.max(1, from); line <= Math.min(to, doc.lines); line++) {
    ranges.push(pointed.range(doc.line(line).from));
  }
  return Decoration.set(ranges);
}

/** A mark in the margin beside each line that has feedback, which moves with its line. */
export const feedbackMarks: Extension = [
  feedbackField,
  pointedField,
  gutter({
    class: 'script-feedback-gutter',
    markers: (view) => view.state.field(feedbackField),
  }),
];
