import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';

/** CodeMirror with nothing but keys, history and wrapped lines: what the editor is measured against. */
export function BareEditor({ text, nonce }: { text: string; nonce: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.lineWrapping,
          EditorView.theme({ '&': { height: '100vh' } }),
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap]),
        ],
      }),
    });
    return () => view.destroy();
  }, [text, nonce]);
  return <div ref={host} />;
}
