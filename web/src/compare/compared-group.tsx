import { useState } from 'react';
import { ComparedEntry } from './compared-entry.tsx';
import { type EntryGroup, foldOf } from './shown-comparison.ts';

interface ComparedGroupProps {
  group: EntryGroup;
  isFirst: boolean;
  isLast: boolean;
  isCurrent: boolean;
  layout: 'side-by-side' | 'unified';
  onLine?: ((side: 'before' | 'after', line: number) => void) | undefined;
}

/** A change, or an unchanged stretch of which the middle is folded until it is asked for. */
export function ComparedGroup(props: ComparedGroupProps) {
  const { group, isFirst, isLast, isCurrent, layout, onLine } = props;
  const [isOpen, setOpen] = useState(false);
  const { entries, change, first } = group;
  const [from, to] = isOpen ? [0, 0] : foldOf(group, isFirst, isLast);
  const rows = (part: EntryGroup['entries'], offset: number) =>
    part.map((entry, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the comparison
      <ComparedEntry key={first + offset + i} entry={entry} layout={layout} onLine={onLine} />
    ));
  if (change !== 0) {
    return (
      <section
        className="compared-change"
        data-change={change}
        data-current={isCurrent || undefined}
        tabIndex={-1}
        aria-label={`Change ${change}`}
      >
        {rows(entries, 0)}
      </section>
    );
  }
  return (
    <div className="compared-same">
      {rows(entries.slice(0, from), 0)}
      {to > from && (
        <button type="button" className="compared-fold" onClick={() => setOpen(true)}>
          {to - from} unchanged
          {group.scene !== null && <span className="compared-fold-scene">{group.scene}</span>}
        </button>
      )}
      {rows(entries.slice(to), to)}
    </div>
  );
}
