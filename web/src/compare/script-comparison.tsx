import { useMemo, useRef, useState } from 'react';
import { plural } from '../../../src/contract/plural.ts';
import { useCommands } from '../commands/command-store.ts';
import { Button } from '../ui/button.tsx';
import { ComparedGroup } from './compared-group.tsx';
import { ComparisonSummary } from './comparison-summary.tsx';
import './script-comparison.css';
import { groupEntries, type ShownComparison } from './shown-comparison.ts';
import { useIsNarrow } from './use-is-narrow.ts';

export interface ScriptComparisonProps {
  /** What the two versions are called: `Version 2`. */
  before: string;
  after: string;
  comparison: ShownComparison;
  /** How the rest of a long comparison is asked for; false where all of it is here. */
  more?: { show: () => void; busy: boolean } | false;
  /** A line number was chosen: 1-based, in that version's own text. */
  onLine?: (side: 'before' | 'after', line: number) => void;
}

type Layout = 'side-by-side' | 'unified';

/**
 * Two versions with what changed between them marked word by word; what did not is folded. The keys
 * n and p (or F7 and Shift+F7) go from change to change.
 */
export function ScriptComparison({
  before,
  after,
  comparison,
  more = false,
  onLine,
}: ScriptComparisonProps) {
  const groups = useMemo(() => groupEntries(comparison), [comparison]);
  const changes = groups.filter(({ kind }) => kind === 'change').length;
  const [chosen, setLayout] = useState<Layout>('side-by-side');
  const [current, setCurrent] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  // There is no room for two columns on a phone.
  const layout = useIsNarrow(scroller) ? 'unified' : chosen;
  const go = (by: number) => {
    if (changes === 0) return;
    const next = current === 0 && by < 0 ? changes : ((current - 1 + by + changes) % changes) + 1;
    setCurrent(next);
    showChange(scroller.current, next);
  };
  useCommands([
    { id: 'compare.next', group: 'Comparison', title: 'Next change', keys: 'n', run: () => go(1) },
    {
      id: 'compare.previous',
      group: 'Comparison',
      title: 'Previous change',
      keys: 'p',
      run: () => go(-1),
    },
    {
      id: 'compare.next-f7',
      group: 'Comparison',
      title: 'Next change (F7)',
      keys: 'f7',
      run: () => go(1),
    },
    {
      id: 'compare.previous-f7',
      group: 'Comparison',
      title: 'Previous change (Shift+F7)',
      keys: 'shift+f7',
      run: () => go(-1),
    },
  ]);
  return (
    <section
      ref={scroller}
      className="comparison"
      data-layout={layout}
      aria-label={`${before} compared with ${after}`}
    >
      <header className="comparison-head">
        <ComparisonSummary comparison={comparison} />
        <div className="comparison-tools">
          <p aria-live="polite" className="comparison-place">
            {changes > 0 && (current === 0 ? count(changes) : `Change ${current} of ${changes}`)}
          </p>
          <Button
            size="sm"
            disabled={changes === 0}
            onClick={() => go(-1)}
            title="Previous change (p)"
          >
            Previous
          </Button>
          <Button size="sm" disabled={changes === 0} onClick={() => go(1)} title="Next change (n)">
            Next
          </Button>
          <Button
            size="sm"
            className="comparison-layout"
            aria-pressed={layout === 'unified'}
            onClick={() => setLayout(chosen === 'unified' ? 'side-by-side' : 'unified')}
          >
            One column
          </Button>
        </div>
        {layout === 'side-by-side' && (
          <div className="comparison-names">
            <h2>{before}</h2>
            <h2>{after}</h2>
          </div>
        )}
      </header>
      {comparison.summary.identical && (
        <p className="comparison-same">The two versions are the same, word for word.</p>
      )}
      {groups.map((group, i) => (
        <ComparedGroup
          key={group.first}
          group={group}
          isFirst={i === 0}
          isLast={i === groups.length - 1}
          isCurrent={group.change !== 0 && group.change === current}
          layout={layout}
          onLine={onLine}
        />
      ))}
      {more !== false && (
        <footer className="comparison-more">
          <p>These two are too long to be shown at once; the figures above count all of it.</p>
          <Button onClick={more.show} busy={more.busy}>
            Show more
          </Button>
        </footer>
      )}
    </section>
  );
}

function count(changes: number): string {
  return plural(changes, 'change');
}

function showChange(scroller: HTMLElement | null, change: number): void {
  const group = scroller?.querySelector<HTMLElement>(`[data-change="${change}"]`);
  if (group === null || group === undefined) return;
  group.scrollIntoView({ block: 'center' });
  group.focus({ preventScroll: true });
}
