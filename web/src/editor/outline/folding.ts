import { codeFolding, foldGutter, foldKeymap, foldService } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { Passage } from '../../../../src/screenplay/fountain/passage.ts';
import { passagesOf } from '../fountain/passages.ts';
import { foldableHeadings } from './outline.ts';

/** The last line of what each heading folds, by the heading's line; made once a change. */
const known = new WeakMap<readonly Passage[], Map<number, number>>();

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
  const passages = passagesOf(state);
  const ends = known.get(passages) ?? findEnds(passages, state.doc.lines);
  known.set(passages, ends);
  return ends;
}

function findEnds(passages: readonly Passage[], lines: number): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { line: number; depth: number }[] = [];
  for (const heading of foldableHeadings(passages)) {
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
