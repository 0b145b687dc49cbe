import { createRoot } from 'react-dom/client';
import { nonce } from '../src/app/nonce.ts';
import { BareEditor } from './bare-editor.tsx';
import { ComparisonPart } from './comparison-part.tsx';
import { EditorPart } from './editor-part.tsx';
import './parts.css';

/**
 * One part of the desk by itself, for tests and benches: `/?part=editor`. What it shows comes from
 * the server of the tests. Built beside the studio and never shipped with it.
 */
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
const query = new URLSearchParams(location.search);
const read = async (path: string) => (await fetch(path)).text();

async function choose(part: string | null) {
  switch (part) {
    case 'bare':
      return <BareEditor text={await read('/script')} nonce={nonce} />;
    case 'comparison':
      return <ComparisonPart comparison={JSON.parse(await read('/comparison'))} />;
    default:
      return (
        <EditorPart
          text={await read('/script')}
          nonce={nonce}
          readOnly={query.has('read-only')}
          paper={query.get('paper') === 'a4' ? 'a4' : 'letter'}
          preview={part === 'preview'}
        />
      );
  }
}

createRoot(root).render(<main className="parts">{await choose(query.get('part'))}</main>);
