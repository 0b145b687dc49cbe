import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Screenplay } from '../../../../src/screenplay/types.ts';
import type { ScriptPrint } from '../../editor/print/script-print.tsx';

interface Print {
  print: () => void;
  /** What is printed while it is, for the page to hold. */
  sheets: ReactNode;
}

/** Prints the screenplay and not the page around it, whether we or the browser's own menu are asked. */
export function usePrint(screenplay: Screenplay | undefined): Print {
  const [printing, setPrinting] = useState<'asked' | 'begun'>();
  // Loaded before: the browser does not wait for it once it prints.
  const [loaded, setLoaded] = useState<{ Sheets: typeof ScriptPrint }>();
  const isRead = screenplay !== undefined;
  useEffect(() => {
    if (!isRead) return;
    void import('../../editor/print/script-print.tsx').then((module) =>
      setLoaded({ Sheets: module.ScriptPrint }),
    );
    const begin = () => flushSync(() => setPrinting((now) => now ?? 'begun'));
    addEventListener('beforeprint', begin);
    return () => removeEventListener('beforeprint', begin);
  }, [isRead]);
  const done = useCallback(() => setPrinting(undefined), []);
  return {
    print: () => setPrinting('asked'),
    sheets: printing !== undefined && screenplay !== undefined && loaded !== undefined && (
      <loaded.Sheets screenplay={screenplay} asks={printing === 'asked'} onDone={done} />
    ),
  };
}
