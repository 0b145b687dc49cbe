import { useEffect, useMemo, useRef, useState } from 'react';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { ScriptOutline } from '../src/editor/outline/script-outline.tsx';
import { type PaperName, ScriptPreview } from '../src/editor/preview/script-preview.tsx';
import { type ReadScript, readScript } from '../src/editor/read-script.ts';
import { ScriptEditor, type ScriptEditorHandle } from '../src/editor/script-editor.tsx';

interface EditorPartProps {
  text: string;
  nonce: string;
  readOnly: boolean;
  preview: boolean;
  paper: PaperName;
}

const CAST = ['Ada Merrin', 'Dr. Weiß', 'The Ferryman'];
const FEEDBACK = [
  { line: 9, says: 'Nobody has been introduced before this speech.' },
  { line: 20, says: 'This scene is longer than four pages.' },
];

export function EditorPart({ text, nonce, readOnly, preview, paper }: EditorPartProps) {
  const editor = useRef<ScriptEditorHandle>(null);
  const [script, setScript] = useState<ReadScript | null>(null);
  const [line, setLine] = useState(1);
  const first = useMemo(() => readScript(parseFountain(text)), [text]);
  // What is typed is read by tests from here.
  useEffect(() => {
    Object.assign(window, { scriptText: () => editor.current?.text() });
  }, []);
  const { pages, minutes } = (script ?? first).measure;
  return (
    <div className="parts-desk">
      <header>
        <h1>
          {pages} pages, {minutes} minutes
        </h1>
      </header>
      <ScriptOutline
        entries={(script ?? first).outline}
        line={line}
        onJump={(to) => editor.current?.jumpToLine(to)}
      />
      {preview ? (
        <ScriptPreview screenplay={(script ?? first).screenplay} paper={paper} />
      ) : (
        <ScriptEditor
          ref={editor}
          text={text}
          nonce={nonce}
          readOnly={readOnly}
          cast={CAST}
          feedback={FEEDBACK}
          onRead={setScript}
          onLine={setLine}
        />
      )}
    </div>
  );
}
