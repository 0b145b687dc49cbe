import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Script } from '../../../src/contract/index.ts';
import { useCommands } from '../commands/command-store.ts';
import { isTyping } from '../commands/keys.ts';
import { importFiles } from '../imports/import-store.ts';
import { chooseFiles } from '../ui/choose-files.ts';
import { dialogIsOpen } from '../ui/dialog-is-open.ts';
import { Working } from '../ui/working.tsx';
import { addScript, type BadScript } from './add-script.ts';
import { BadScripts } from './bad-scripts.tsx';
import { isPastedScript } from './is-pasted-script.ts';
import { pastedFile } from './pasted-file.ts';
import { scriptTaker } from './script-taker.ts';

const ChooseChapter = lazy(() => import('./choose-chapter.tsx'));
const ConfirmPasted = lazy(() => import('./confirm-pasted.tsx'));

const ENDINGS = '.fountain,.spmd,.fdx,.txt,.pdf';

interface ScriptFilesProps {
  /** Handle. */
  book: string;
  /** With the style that is shown. Undefined on the page of the book: then the chapter is asked for. */
  chapter?: {
    number: number;
    style: string;
    /** The version that a pasted one would follow; undefined where there is none. */
    newest: string | undefined;
  };
}

interface ScriptFiles {
  /** Lets files be chosen. */
  choose: () => void;
  /** What is asked, and why files were not taken, for the page to hold. */
  shown: ReactNode;
}

/** Lets a page take scripts: dropped on it, pasted where nothing is typed, or chosen. */
export function useScriptFiles({ book, chapter }: ScriptFilesProps): ScriptFiles {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<readonly File[]>([]);
  const [pasted, setPasted] = useState<string>();
  const [reading, setReading] = useState<string>();
  const [bad, setBad] = useState<readonly BadScript[]>([]);
  const open = (number: number, { style, version }: Script) =>
    void navigate({
      to: '/books/$book/chapters/$number',
      params: { book, number: String(number) },
      search: { style, version },
    });
  const addTo = async (files: readonly File[], number: number, style: string | undefined) => {
    // One after the other, as versions are.
    for (const file of files) {
      setReading(file.name);
      const why = await addScript(file, { book, number, style }, (made) => open(number, made));
      setReading(undefined);
      const others = (all: readonly BadScript[]) => all.filter(({ name }) => name !== file.name);
      setBad((all) => (why === null ? others(all) : [...others(all), why]));
    }
  };
  const importBooks = (files: readonly File[]) => {
    importFiles(files);
    void navigate({ to: '/' });
  };
  const take = (files: readonly File[]) => {
    if (chapter === undefined) setAsked(files);
    else void addTo(files, chapter.number, chapter.style);
  };
  const takeText = (text: string) => {
    if (chapter?.newest === undefined) take([pastedFile(text)]);
    else setPasted(text);
  };
  const choose = () => chooseFiles(ENDINGS, take);
  useTaking(chapter === undefined ? 'a version of a chapter' : 'the next version', take, takeText);
  useCommands([
    {
      id: 'add-script-file',
      title: 'Add a script from a file',
      group: chapter === undefined ? 'Book' : 'Chapter',
      words: `import upload open ${ENDINGS.replaceAll(/[.,]+/g, ' ')} final draft`,
      run: choose,
    },
  ]);
  return {
    choose,
    shown: (
      <>
        {reading !== undefined && (
          <div className="px-4 py-2 empty:hidden">
            <Working key={reading} what={`Reading ${reading}`} />
          </div>
        )}
        <BadScripts bad={bad} onDismiss={(read) => setBad(bad.filter((each) => each !== read))} />
        {asked.length > 0 && (
          <Suspense>
            <ChooseChapter
              book={book}
              files={asked}
              onChoose={(files, number) => void addTo(files, number, undefined)}
              onBooks={importBooks}
              onClose={() => setAsked([])}
            />
          </Suspense>
        )}
        {pasted !== undefined && (
          <Suspense>
            <ConfirmPasted
              text={pasted}
              newest={chapter?.newest ?? ''}
              onConfirm={() => take([pastedFile(pasted)])}
              onClose={() => setPasted(undefined)}
            />
          </Suspense>
        )}
      </>
    ),
  };
}

/** Hears of files that are dropped, and of scripts that are pasted where nothing is typed. */
function useTaking(
  says: string,
  take: (files: readonly File[]) => void,
  takeText: (text: string) => void,
): void {
  const newest = useRef({ take, takeText });
  useEffect(() => {
    newest.current = { take, takeText };
  });
  useEffect(() => {
    scriptTaker.set({
      says,
      accepts: ({ name }) => ENDINGS.split(',').some((end) => name.toLowerCase().endsWith(end)),
      take: (files) => newest.current.take(files),
    });
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping(event.target) || dialogIsOpen() || !isPastedScript(text)) return;
      event.preventDefault();
      newest.current.takeText(text);
    };
    addEventListener('paste', paste);
    return () => {
      scriptTaker.set(null);
      removeEventListener('paste', paste);
    };
  }, [says]);
}
