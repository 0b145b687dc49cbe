import { EditorView } from '@codemirror/view';
import { pointOut } from './feedback.ts';

/** Puts the caret on a 1-based line, shows it, and points out the lines to `endLine`. */
export function showLines(view: EditorView, line: number, endLine: number): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
  view.dispatch({
    selection: { anchor: from },
    effects: [
      pointOut.of({ from: line, to: endLine }),
      EditorView.scrollIntoView(from, { y: 'start', yMargin: view.dom.clientHeight / 4 }),
    ],
  });
}
