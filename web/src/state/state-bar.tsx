import { CHAPTER_STATES } from '../../../src/contract/index.ts';
import { countOf, STATE_NAMES, type StateName } from './state-names.ts';

/** The furthest first, so that the bar fills from its start. */
const ORDER = [...CHAPTER_STATES].reverse();

/** How many chapters are how far, as one bar with its numbers. */
export function StateBar({ counts }: { counts: Record<StateName, number> }) {
  const shown = ORDER.filter((state) => counts[state] > 0);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-1.5 gap-0.5 overflow-hidden rounded-full">
        {shown.map((state) => (
          <span
            key={state}
            className={STATE_NAMES[state].fill}
            style={{ flexGrow: counts[state], flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        {shown.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${STATE_NAMES[state].fill}`} />
            {countOf(state, counts[state])}
          </li>
        ))}
      </ul>
    </div>
  );
}
