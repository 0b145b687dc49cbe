import { memo, type ReactNode } from 'react';
import type { ScriptPage } from '../../../../src/screenplay/paginate.ts';
import type { PrintedRow } from '../../../../src/screenplay/printed-row.ts';

interface PrintedPageProps {
  page: ScriptPage;
  /** Called with the 1-based line of the source that was chosen. */
  onLine?: ((line: number) => void) | undefined;
}

/** One page as it prints, row by row; the first page has no number. */
export const PrintedPage = memo(function PrintedPage({ page, onLine }: PrintedPageProps) {
  return (
    <section className="printed-page" aria-label={`Page ${page.number}`}>
      {page.number > 1 && <p className="printed-number">{page.number}.</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the outline leads to the same lines by key */}
      <div className="printed-rows" onDoubleClick={(event) => onLine?.(lineOf(event.target))}>
        {page.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the page
          <Row key={i} row={row} />
        ))}
      </div>
    </section>
  );
});

function lineOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  return Number(row?.dataset.line ?? 1);
}

function Row({ row }: { row: PrintedRow }) {
  const { type, text, line, sceneNumber, beside } = row;
  if (type === null && beside === undefined) return <div className="printed-row"> </div>;
  if (beside !== undefined) {
    return (
      <div className="printed-row printed-dual" data-line={line || beside.line}>
        <span className={`printed-${type ?? 'blank'}`}>{emphasized(row)}</span>
        <span className={`printed-${beside.type}`}>{emphasized(beside)}</span>
      </div>
    );
  }
  return (
    <div className={`printed-row printed-${type}`} data-line={line} dir="auto">
      {sceneNumber !== undefined && <span className="printed-scene-number">{sceneNumber}</span>}
      {text === '' ? ' ' : emphasized(row)}
      {sceneNumber !== undefined && (
        <span className="printed-scene-number printed-scene-number-right" aria-hidden="true">
          {sceneNumber}
        </span>
      )}
    </div>
  );
}

/** The text in pieces, each with all the emphasis that covers it. */
function emphasized({ text, emphasis }: PrintedRow): ReactNode {
  if (emphasis.length === 0) return text;
  const cuts = [...new Set([0, text.length, ...emphasis.flatMap(({ from, to }) => [from, to])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length;
    const kinds = emphasis.filter((each) => each.from <= from && each.to >= to);
    const className = kinds.map(({ kind }) => `printed-${kind}`).join(' ');
    return (
      <span key={from} className={className}>
        {text.slice(from, to)}
      </span>
    );
  });
}
