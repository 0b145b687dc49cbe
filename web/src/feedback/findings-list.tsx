import type { FindingItem } from '../../../src/contract/index.ts';
import { FindingRow } from './finding-row.tsx';
import type { Deciding } from './use-decide.ts';

interface FindingsListProps {
  items: readonly FindingItem[];
  /** Absent where they are only to be read. */
  onDecide: ((deciding: Deciding) => void) | undefined;
  onJump: (line: number) => void;
}

/** What was said, to be ticked off or dismissed one by one; what is mended stands below. */
export function FindingsList({ items, onDecide, onJump }: FindingsListProps) {
  const asked = items.filter(({ state }) => state !== 'mended');
  const mended = items.filter(({ state }) => state === 'mended');
  const open = asked.filter(({ state }) => state === 'open');
  const versions = [...new Set(asked.map(({ found_in }) => `v${found_in.version}`))];
  return (
    <section aria-label="What there is to do" className="flex flex-col gap-4">
      <p className="text-sm text-soft" aria-live="polite">
        {asked.length === 0
          ? 'Nothing asks for a change.'
          : `What was said of ${versions.join(', ')}: ${asked.length - open.length} of ${asked.length} done`}
      </p>
      {asked.length > 0 && (
        <ul className="flex flex-col gap-4">
          {asked.map((item) => (
            <FindingRow key={item.id} item={item} onDecide={onDecide} onJump={onJump} />
          ))}
        </ul>
      )}
      {mended.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm">Mended ({mended.length})</summary>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-5 text-sm text-soft">
            {mended.map(({ id, title, what, found_in }) => (
              <li key={id} className="[overflow-wrap:anywhere]" dir="auto">
                {title} (v{found_in.version}): {what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
