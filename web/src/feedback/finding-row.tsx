import { useId, useState } from 'react';
import type { FindingItem } from '../../../src/contract/index.ts';
import { Button } from '../ui/button.tsx';
import { DismissForm } from './dismiss-form.tsx';
import { LineChips } from './line-chips.tsx';
import type { Deciding } from './use-decide.ts';

interface FindingRowProps {
  item: FindingItem;
  onDecide: ((deciding: Deciding) => void) | undefined;
  onJump: (line: number) => void;
}

/** One item: ticked off by its box, dismissed with a reason, or opened again. */
export function FindingRow({ item, onDecide, onJump }: FindingRowProps) {
  const { id: finding, title, points, state, reason } = item;
  const [dismisses, setDismisses] = useState<'no' | 'asks' | 'asked'>('no');
  const id = useId();
  const closed = state !== 'open';
  const decide = (deciding: Omit<Deciding, 'finding'>) => {
    setDismisses('asked');
    onDecide?.({ finding, ...deciding });
  };
  return (
    <li className="flex gap-3 border-line border-b pb-4 last:border-b-0">
      <input
        id={id}
        type="checkbox"
        checked={closed}
        disabled={onDecide === undefined || state === 'dismissed'}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => decide({ decision: target.checked ? 'done' : 'open' })}
        className="mt-0.5 size-5 shrink-0 accent-accent-strong"
      />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <div className="flex items-baseline justify-between gap-4">
          <label
            htmlFor={id}
            className={closed ? 'text-soft line-through' : 'cursor-pointer font-medium'}
          >
            {title}
          </label>
          {points !== null && points > 0 && (
            <span className="text-sm text-soft tabular-nums">−{points}</span>
          )}
        </div>
        <div id={`${id}-says`} className="flex flex-col gap-1 text-sm [overflow-wrap:anywhere]">
          {state === 'dismissed' && <p className="text-soft">Dismissed: {reason}</p>}
          {!closed && <FindingText item={item} />}
        </div>
        {!closed && <LineChips places={item.places} onJump={onJump} />}
        {dismisses === 'asks' ? (
          <DismissForm
            about={title}
            onDismiss={(why) => decide({ decision: 'dismissed', reason: why })}
            onCancel={() => setDismisses('asked')}
          />
        ) : (
          onDecide !== undefined &&
          state !== 'done' && (
            <div>
              <Button
                look="quiet"
                // Where the form stood, so that a keyboard goes on from there.
                autoFocus={dismisses === 'asked'}
                aria-describedby={`${id}-says`}
                onClick={() =>
                  state === 'dismissed' ? decide({ decision: 'open' }) : setDismisses('asks')
                }
              >
                {state === 'dismissed' ? 'Open again' : 'Dismiss'}
              </Button>
            </div>
          )
        )}
      </div>
    </li>
  );
}

/** What was found, why it matters, how to mend it. */
export function FindingText({ item }: { item: Pick<FindingItem, 'what' | 'why' | 'how'> }) {
  return (
    <>
      <p className="whitespace-pre-line" dir="auto">
        {item.what}
      </p>
      {item.why !== null && <p className="text-soft">{item.why}</p>}
      {item.how !== null && <p>{item.how}</p>}
    </>
  );
}
