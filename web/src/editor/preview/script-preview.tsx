import { type Ref, useDeferredValue, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { PAPERS } from '../../../../src/screenplay/page.ts';
import { pageOfLine } from '../../../../src/screenplay/page-of-line.ts';
import { paginate } from '../../../../src/screenplay/paginate.ts';
import type { Screenplay } from '../../../../src/screenplay/types.ts';
import { PrintedPage } from './printed-page.tsx';
import { PrintedTitle } from './printed-title.tsx';
import './script-preview.css';
import { useVisiblePages } from './use-visible-pages.ts';

export type PaperName = keyof typeof PAPERS;

export interface ScriptPreviewHandle {
  /** Shows the page on which a 1-based line of the source begins. */
  showLine(line: number): void;
}

export interface ScriptPreviewProps {
  screenplay: Screenplay;
  paper?: PaperName;
  /** A row was double-clicked: the 1-based line of the source that it comes from. */
  onLine?: (line: number) => void;
  ref?: Ref<ScriptPreviewHandle>;
}

/** The script as it prints. Only the pages in view are drawn, so that a long one opens at once. */
export function ScriptPreview({ screenplay, paper = 'letter', onLine, ref }: ScriptPreviewProps) {
  const current = useDeferredValue(screenplay);
  const pages = useMemo(() => paginate(current.elements, PAPERS[paper]), [current, paper]);
  const hasTitle = current.titlePage.length > 0;
  const before = hasTitle ? 1 : 0;
  const count = pages.length + before;
  const scroller = useRef<HTMLElement>(null);
  const { first, last, top, height, placeOf } = useVisiblePages(scroller, count, paper);
  const jump = useRef(onLine);
  useEffect(() => {
    jump.current = onLine;
  });
  const onPageLine = useMemo(() => (line: number) => jump.current?.(line), []);
  useImperativeHandle(
    ref,
    () => ({
      showLine: (line) => {
        const page = pageOfLine(pages, line);
        if (page !== null) scroller.current?.scrollTo({ top: placeOf(page - 1 + before) });
      },
    }),
    [pages, before, placeOf],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section ref={scroller} className="script-preview" aria-label="As printed" tabIndex={0}>
      {count === 0 && <p className="printed-nothing">Nothing to print yet.</p>}
      <div className={`printed-sheets printed-${paper}`} style={{ height }}>
        <div className="printed-window" style={{ transform: `translateY(${top}px)` }}>
          {hasTitle && first === 0 && <PrintedTitle entries={current.titlePage} />}
          {pages.slice(Math.max(0, first - before), last + 1 - before).map((page) => (
            <PrintedPage key={page.number} page={page} onLine={onPageLine} />
          ))}
        </div>
      </div>
    </section>
  );
}
