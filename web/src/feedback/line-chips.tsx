/** A line that feedback speaks of, and where it is in the text beside it: null where it is gone. */
export interface Place {
  line: number;
  now: number | null;
}

interface LineChipsProps {
  places: readonly Place[];
  onJump: (line: number) => void;
}

/** The lines that feedback speaks of, each leading to its place; those that are gone say so. */
export function LineChips({ places, onJump }: LineChipsProps) {
  if (places.length === 0) return null;
  if (places.every(({ now }) => now === null)) {
    return <p className="text-sm text-soft italic">What it speaks of is gone.</p>;
  }
  return (
    <ul aria-label="Lines" className="flex flex-wrap gap-1 text-sm tabular-nums">
      {places.map(({ line, now }) => (
        <li key={line}>
          {now === null ? (
            <span className="inline-block rounded-sm border border-line border-dashed px-1.5 text-faint">
              line {line} is gone
            </span>
          ) : (
            <button
              type="button"
              onClick={() => onJump(now)}
              className="rounded-sm border border-line px-1.5 text-accent-ink hover:bg-accent-wash"
            >
              line {line}
              {now !== line && `, now ${now}`}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
