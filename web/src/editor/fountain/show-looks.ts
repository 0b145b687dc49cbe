import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { startedCueLine } from '../writing/started-cue.ts';
import { type LineLook, looksOf } from './looks.ts';
import { passagesOf } from './passages.ts';

/** Sets the lines that are in view like those of a screenplay. */
export const showLooks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update({ view, startState, state, docChanged, viewportChanged }: ViewUpdate) {
      const moved = startedCueLine(startState) !== startedCueLine(state);
      if (docChanged || viewportChanged || moved) this.decorations = decorate(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  let seen = 0;
  for (const { from, to } of visibleRanges) {
    const first = Math.max(seen + 1, state.doc.lineAt(from).number);
    const last = state.doc.lineAt(to).number;
    if (first <= last) decorateLines(state, first, last, ranges);
    seen = Math.max(seen, last);
  }
  return Decoration.set(ranges, true);
}

function decorateLines(
  state: EditorState,
  first: number,
  last: number,
  ranges: Range<Decoration>[],
) {
  const { doc } = state;
  const { lines, depths, texts } = looksOf(passagesOf(state), first, last, (n) => doc.line(n));
  const started = startedCueLine(state);
  if (started !== null && started >= first && started <= last) lines.set(started, 'character');
  for (let line = first; line <= last; line++) {
    const { from } = doc.line(line);
    ranges.push(lineDecoration(lines.get(line) ?? null, depths.get(line) ?? 0).range(from));
  }
  const start = doc.line(first).from;
  const end = doc.line(last).to;
  for (const { from, to, look } of texts) {
    const [left, right] = [Math.max(from, start), Math.min(to, end)];
    if (left < right) ranges.push(textDecoration(look).range(left, right));
  }
}

const made = new Map<string, Decoration>();

function remembered(key: string, make: () => Decoration): Decoration {
  const decoration = made.get(key) ?? make();
  made.set(key, decoration);
  return decoration;
}

const DEEPEST = 3;

/** Each line takes its own direction, so that Hebrew and Arabic stand from the right. */
function lineDecoration(look: LineLook | null, depth: number): Decoration {
  const level = Math.min(depth, DEEPEST);
  const name =
    look === null ? '' : `fountain-${look}${level > 0 ? ` fountain-section-${level}` : ''}`;
  return remembered(`line ${name}`, () =>
    Decoration.line({ class: name, attributes: { dir: 'auto' } }),
  );
}

function textDecoration(look: string): Decoration {
  return remembered(`text ${look}`, () => Decoration.mark({ class: `fountain-text-${look}` }));
}
