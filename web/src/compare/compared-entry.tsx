import { memo, type ReactNode } from 'react';
import type { ShownEntry } from './shown-comparison.ts';

type Side = 'before' | 'after';

interface ComparedEntryProps {
  entry: ShownEntry;
  layout: 'side-by-side' | 'unified';
  onLine?: ((side: Side, line: number) => void) | undefined;
}

/** One element of either version: beside its other self, or both in one column. */
export const ComparedEntry = memo(function ComparedEntry(props: ComparedEntryProps) {
  const { entry, layout } = props;
  if (layout === 'unified') {
    return (
      <div className="compared-row">
        <Cell {...props} side={entry.after === null ? 'before' : 'after'} />
      </div>
    );
  }
  return (
    <div className="compared-row">
      <Cell {...props} side="before" />
      <Cell {...props} side="after" />
    </div>
  );
});

function Cell({ entry, layout, side, onLine }: ComparedEntryProps & { side: Side }) {
  const element = entry[side];
  if (element === null) return <div className="compared-cell compared-nothing" />;
  const { type, text, line } = element;
  return (
    <div className="compared-cell" data-kind={entry.kind} data-side={side}>
      <button
        type="button"
        className="compared-line"
        onClick={() => onLine?.(side, line)}
        disabled={onLine === undefined}
        tabIndex={entry.kind === 'same' ? -1 : 0}
        aria-label={`Line ${line}`}
      >
        {line}
      </button>
      <div className={`compared-text compared-${type}`} dir="auto">
        {entry.moved === true && type === 'scene_heading' && (
          <span className="compared-moved">moved</span>
        )}
        {content(entry, layout, side, text)}
      </div>
    </div>
  );
}

function content(
  { kind, words }: ShownEntry,
  layout: ComparedEntryProps['layout'],
  side: Side,
  text: string,
): ReactNode {
  if (kind === 'added') return <Change kind="added">{text}</Change>;
  if (kind === 'removed') return <Change kind="removed">{text}</Change>;
  if (words === undefined) return text;
  const hidden = layout === 'unified' ? null : side === 'before' ? 'added' : 'removed';
  return words
    .filter((word) => word.kind !== hidden)
    .map((word, i) =>
      word.kind === 'same' ? (
        word.text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name than their place
        <Change key={i} kind={word.kind}>
          {word.text}
        </Change>
      ),
    );
}

/** Also said in words: most screen readers pass over what is inserted or deleted. */
function Change({ kind, children }: { kind: 'added' | 'removed'; children: ReactNode }) {
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="sr-only">{kind} </span>
      {children}
      <span className="sr-only"> end </span>
    </Mark>
  );
}
