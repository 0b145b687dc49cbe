import { useId } from 'react';
import { ScoreBar } from '../ui/score-bar.tsx';
import { versionName } from '../versions/version-name.ts';
import { LineChips } from './line-chips.tsx';
import type { CarriedItem, ParentFeedback } from './use-parent-feedback.ts';

interface ParentFeedbackPanelProps {
  feedback: ParentFeedback;
  onJump: (line: number) => void;
}

/** What was said of the version before, to be ticked off one by one while the draft is written. */
export function ParentFeedbackPanel({ feedback, onJump }: ParentFeedbackPanelProps) {
  const { parent, items, tick } = feedback;
  const done = items.filter(({ ticked }) => ticked).length;
  return (
    <div className="flex flex-col gap-4 px-6 py-6">
      <p className="text-sm text-soft" aria-live="polite">
        What was said of {versionName(parent)}: {done} of {items.length} done
      </p>
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <Item key={item.id} item={item} onTick={(on) => tick(item.id, on)} onJump={onJump} />
        ))}
      </ul>
    </div>
  );
}

interface ItemProps {
  item: CarriedItem;
  onTick: (on: boolean) => void;
  onJump: (line: number) => void;
}

function Item({ item, onTick, onJump }: ItemProps) {
  const { title, score, says, places, ticked } = item;
  const id = useId();
  return (
    <li className="flex gap-3 border-line border-b pb-4 last:border-b-0">
      <input
        id={id}
        type="checkbox"
        checked={ticked}
        onChange={({ target }) => onTick(target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent-strong"
      />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <div className="flex items-baseline justify-between gap-4">
          <label
            htmlFor={id}
            className={ticked ? 'text-soft line-through' : 'cursor-pointer font-medium'}
          >
            {title}
          </label>
          {score !== undefined && <span className="text-sm tabular-nums">{score}</span>}
        </div>
        {!ticked && (
          <>
            {score !== undefined && <ScoreBar score={score} />}
            {says !== '' && (
              <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]" dir="auto">
                {says}
              </p>
            )}
            <LineChips places={places} onJump={onJump} />
          </>
        )}
      </div>
    </li>
  );
}
