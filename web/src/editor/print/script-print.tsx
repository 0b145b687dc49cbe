import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { PAPERS } from '../../../../src/screenplay/page.ts';
import { paginate } from '../../../../src/screenplay/paginate.ts';
import type { Screenplay } from '../../../../src/screenplay/types.ts';
import { PrintedPage } from '../preview/printed-page.tsx';
import { PrintedTitle } from '../preview/printed-title.tsx';
import '../preview/script-preview.css';
import './script-print.css';

interface ScriptPrintProps {
  screenplay: Screenplay;
  /** Asked for by us: the browser is told to print once all is drawn. */
  asks: boolean;
  onDone: () => void;
}

/** All pages of a script on paper, in the place of the page that the browser would print. */
export function ScriptPrint({ screenplay, asks, onDone }: ScriptPrintProps) {
  const pages = useMemo(() => paginate(screenplay.elements, PAPERS.letter), [screenplay]);
  useEffect(() => {
    addEventListener('afterprint', onDone);
    let waits = asks;
    if (asks) {
      void document.fonts.ready.then(() => {
        if (waits) print();
      });
    }
    return () => {
      waits = false;
      removeEventListener('afterprint', onDone);
    };
  }, [asks, onDone]);
  return createPortal(
    <div className="script-print printed-sheets">
      {screenplay.titlePage.length > 0 && <PrintedTitle entries={screenplay.titlePage} />}
      {pages.map((page) => (
        <PrintedPage key={page.number} page={page} />
      ))}
    </div>,
    document.body,
  );
}
