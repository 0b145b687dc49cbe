import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { startedCueLine } from '../writing/started-cue.ts';
import { type LineLook, type Looks, looksOf, type StyledText } from './looks.ts';
import { segmentsOf } from './segments.ts';

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
  let lastLine = 0;
  for (const visible of visibleRanges) {
    const first = state.doc.lineAt(visible.from).number;
    const last = state.doc.lineAt(visible.to).number;
    const looks = looksInView(state, first, last);
    // Of a very long line only parts are in view: two ranges can share it.
    for (let line = Math.max(first, lastLine + 1); line <= last; line++) {
      const decoration = lineDecoration(looks.lines.get(line) ?? null, looks.depths.get(line) ?? 0);
      ranges.push(decoration.range(state.doc.line(line).from));
    }
    addTexts(looks.texts, visible, ranges);
    lastLine = last;
  }
  return Decoration.set(ranges, true);
}

function looksInView(state: EditorState, first: number, last: number): Looks {
  const looks = looksOf(segmentsOf(state), first, last, (line) => state.doc.line(line));
  const started = startedCueLine(state);
  if (started !== null && started >= first && started <= last) {
    looks.lines.set(started, 'character');
  }
  return looks;
}

function addTexts(
  texts: readonly StyledText[],
  visible: { from: number; to: number },
  ranges: Range<Decoration>[],
): void {
  for (const { from, to, look } of texts) {
    const left = Math.max(from, visible.from);
    const right = Math.min(to, visible.to);
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
