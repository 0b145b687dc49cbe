import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Script } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { isTyping } from '../commands/keys.ts';
import { chooseFiles } from '../ui/choose-files.ts';
import { dialogIsOpen } from '../ui/dialog-is-open.ts';
import { addScript } from './add-script.ts';
import { isPastedScript } from './is-pasted-script.ts';
import { scriptTaker } from './script-taker.ts';

const ChooseChapter = lazy(() => import('./choose-chapter.tsx'));

const OF_A_CHAPTER = '.fountain,.spmd,.fdx,.txt,.pdf';
/** On the page of a book a PDF is a book. */
const OF_A_BOOK = '.fountain,.spmd,.fdx,.txt';

interface ScriptFilesProps {
  /** Handle. */
  book: string;
  /** With the style that is shown. Undefined on the page of the book: then the chapter is asked for. */
  chapter?: { number: number; style: string };
}

/**
 * Lets a page take scripts: dropped on it, pasted where nothing is typed, or chosen. Returns the dialog
 * that asks for a chapter, for the page to hold.
 */
export function useScriptFiles({ book, chapter }: ScriptFilesProps): ReactNode {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<readonly File[]>([]);
  const open = (number: number, { style, version }: Script) =>
    void navigate({
      to: '/books/$book/chapters/$number',
      params: { book, number: String(number) },
      search: { style, version },
    });
  const addTo = async (files: readonly File[], number: number, style: string | undefined) => {
    // One after the other, as versions are.
    for (const file of files) {
      await addScript(file, { book, number, style }, (made) => open(number, made));
    }
  };
  const take = (files: readonly File[]) => {
    if (chapter === undefined) setAsked(files);
    else void addTo(files, chapter.number, chapter.style);
  };
  const says = chapter === undefined ? 'a version of a chapter' : 'the next version';
  const endings = chapter === undefined ? OF_A_BOOK : OF_A_CHAPTER;
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });
  useEffect(() => {
    scriptTaker.set({
      says,
      accepts: ({ name }) => endings.split(',').some((end) => name.toLowerCase().endsWith(end)),
      take: (files) => newest.current(files),
    });
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping(event.target) || dialogIsOpen() || !isPastedScript(text)) return;
      event.preventDefault();
      newest.current([new File([text], 'pasted.fountain', { type: 'text/plain' })]);
    };
    addEventListener('paste', paste);
    return () => {
      scriptTaker.set(null);
      removeEventListener('paste', paste);
    };
  }, [says, endings]);
  useCommands([
    {
      id: 'add-script-file',
      title: 'Add a script from a file',
      group: chapter === undefined ? 'Book' : 'Chapter',
      words: `import upload open ${endings.replaceAll(/[.,]+/g, ' ')} final draft`,
      run: () => chooseFiles(endings, take),
    },
  ]);
  return (
    asked.length > 0 && (
      <Suspense>
        <ChooseChapter
          book={book}
          files={asked}
          onChoose={(number) => void addTo(asked, number, undefined)}
          onClose={() => setAsked([])}
        />
      </Suspense>
    )
  );
}
