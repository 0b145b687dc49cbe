import { codeFolding, foldGutter, foldKeymap, foldService } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { Segment } from '../../../../src/screenplay/fountain/segment.ts';
import { segmentsOf } from '../fountain/segments.ts';
import { foldableHeadings } from './outline.ts';

/** The last line of what each heading folds, by the heading's line; made once a change. */
const known = new WeakMap<readonly Segment[], Map<number, number>>();

/** Scenes and sections fold under their headings. */
export const folding: Extension = [
  foldService.of((state, start) => {
    const line = state.doc.lineAt(start);
    const last = foldEnds(state).get(line.number) ?? 0;
    return last > line.number ? { from: line.to, to: endOf(state, line.number, last) } : null;
  }),
  codeFolding({ placeholderText: '…' }),
  foldGutter({ openText: '▾', closedText: '▸' }),
  keymap.of(foldKeymap),
];

function foldEnds(state: EditorState): Map<number, number> {
  const segments = segmentsOf(state);
  const ends = known.get(segments) ?? findEnds(segments, state.doc.lines);
  known.set(segments, ends);
  return ends;
}

function findEnds(segments: readonly Segment[], lines: number): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { line: number; depth: number }[] = [];
  for (const heading of foldableHeadings(segments)) {
    for (let last = open.at(-1); last && last.depth >= heading.depth; last = open.at(-1)) {
      ends.set(last.line, heading.line - 1);
      open.pop();
    }
    open.push(heading);
  }
  for (const { line } of open) ends.set(line, lines);
  return ends;
}

/** Blank lines before the next heading stay visible. */
function endOf({ doc }: EditorState, first: number, last: number): number {
  let line = last;
  while (line > first && doc.line(line).text.trim() === '') line--;
  return doc.line(line).to;
}
