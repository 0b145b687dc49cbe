import { history } from '@codemirror/commands';
import { highlightSelectionMatches, search } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { commentMarks } from './comments/comment-marks.ts';
import { completion } from './completion/completion.ts';
import { EDITOR_BINDINGS } from './editor-key-notes.ts';
import { feedbackMarks } from './feedback/feedback.ts';
import { findPanel } from './find/find-panel.ts';
import { segmentsField } from './fountain/segments.ts';
import { showLooks } from './fountain/show-looks.ts';
import { folding } from './outline/folding.ts';
import { pageBreaks } from './place/page-breaks.ts';
import { sourceLinks } from './sources/source-links.ts';
import { writingKeys } from './writing/writing-keys.ts';

/** Marks that belong to the language: what a comment is, and which letters make a word. */
const language: Extension = EditorState.languageData.of(() => [
  { commentTokens: { block: { open: '/*', close: '*/' } } },
]);

/** What every script editor has; what its properties change stands in compartments of its own. */
export function createExtensions(nonce: string): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    segmentsField,
    writingKeys,
    completion,
    feedbackMarks,
    commentMarks,
    sourceLinks,
    pageBreaks,
    lineNumbers(),
    folding,
    history(),
    search({ top: true, caseSensitive: true, createPanel: findPanel }),
    highlightSelectionMatches({ minSelectionLength: 2, maxMatches: 200 }),
    language,
    showLooks,
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    highlightSpecialChars(),
    dropCursor(),
    highlightActiveLine(),
    keymap.of(EDITOR_BINDINGS),
  ];
}
