import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { joinSegments } from '../../../src/screenplay/fountain/segment.ts';
import type { WrittenScript } from '../../../src/screenplay/scene-edits/placed-parts.ts';
import type { TextChange } from '../../../src/screenplay/scene-edits/text-change.ts';
import { segmentsOf } from './fountain/segments.ts';

/** An edit of a script as it is now; null where there is nothing to change. */
export type ScriptEdit = (script: WrittenScript) => readonly TextChange[] | null;

/** Makes an edit one step that can be undone; false where nothing was changed. */
export function changeText(view: EditorView, edit: ScriptEdit): boolean {
  if (view.state.readOnly) return false;
  const screenplay = joinSegments(segmentsOf(view.state));
  const changes = edit({ text: view.state.doc.toString(), screenplay });
  if (changes === null || changes.length === 0) return false;
  view.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'scenes' });
  return true;
}
