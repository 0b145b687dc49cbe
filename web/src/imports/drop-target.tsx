import { useNavigate } from '@tanstack/react-router';
import { BookUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { scriptTaker } from '../script-files/script-taker.ts';
import { importFiles } from './import-store.ts';

/** The whole window takes book files; a part of a page that takes files of its own comes first. */
export function DropTarget() {
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the count says whether it is outside.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const overWindow = (event: DragEvent) => {
      // Without this the browser would open the file in the place of the studio.
      if (carriesFiles(event)) event.preventDefault();
    };
    let scripts: File[] = [];
    // Before the editor, which would put the words of a dropped file into its text.
    const claim = (event: DragEvent) => {
      const taker = scriptTaker.get();
      scripts = [...(event.dataTransfer?.files ?? [])].filter((file) => taker?.accepts(file));
      if (scripts.length > 0) event.preventDefault();
    };
    window.addEventListener('drop', claim, { capture: true });
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event) || (event.defaultPrevented && scripts.length === 0)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      if (scripts.length > 0) scriptTaker.get()?.take(scripts);
      const books = files.filter((file) => !scripts.includes(file));
      if (books.length === 0) return;
      importFiles(books);
      void navigate({ to: '/' });
    };
    const handlers = { dragenter: enter, dragleave: leave, dragover: overWindow, drop } as const;
    for (const [name, handler] of Object.entries(handlers)) {
      window.addEventListener(name as 'drop', handler);
    }
    return () => {
      window.removeEventListener('drop', claim, { capture: true });
      for (const [name, handler] of Object.entries(handlers)) {
        window.removeEventListener(name as 'drop', handler);
      }
    };
  }, [navigate]);
  const taker = scriptTaker.use();
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-veil p-6">
      <div className="flex flex-col items-center gap-3 rounded-lg border-2 border-accent border-dashed bg-raised px-12 py-10 shadow-high">
        <BookUp aria-hidden size={36} className="text-accent-ink" />
        <p className="font-semibold font-serif text-xl">Drop to import as a book</p>
        <p className="text-soft">EPUB, DOCX, PDF, HTML, text or Markdown</p>
        {taker !== null && (
          <p className="text-soft">
            A script becomes {taker.says}: Fountain, Final Draft, text, PDF
          </p>
        )}
      </div>
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
