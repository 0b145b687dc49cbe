import { Annotation, type ChangeSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** On changes that did not come from who sits at the editor. */
export const fromOutside = Annotation.define<true>();

/** Makes the editor hold a text: only what differs is changed, so that the caret stays. */
export function replaceText(view: EditorView, text: string): void {
  const change = difference(view.state.doc.toString(), text.replace(/\r\n?/g, '\n'));
  if (change !== null) view.dispatch({ changes: change, annotations: fromOutside.of(true) });
}

/** The one change that makes a text another; null where they are the same. */
export function difference(now: string, text: string): ChangeSpec | null {
  if (now === text) return null;
  const most = Math.min(now.length, text.length);
  let from = 0;
  while (from < most && now[from] === text[from]) from++;
  let end = 0;
  while (end < most - from && now[now.length - 1 - end] === text[text.length - 1 - end]) end++;
  return { from, to: now.length - end, insert: text.slice(from, text.length - end) };
}
