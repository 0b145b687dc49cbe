import type { Quote } from '../../../src/contract/index.ts';
import { shortWords, speakerName } from './describe-speaker.ts';
import { isConfirmed, isInDoubt, type ReviewOrder } from './review-order.ts';
import { colourOf } from './speaker-colours.ts';
import type { Review } from './use-review.ts';

const ORDERS: readonly [ReviewOrder, string][] = [
  ['doubt', 'In doubt first'],
  ['place', 'As they stand'],
];

/** Every speech with its speaker and how sure that is, in the order in which n and p go. */
export function SpeechList({ review }: { review: Review }) {
  const { listed, places, current, order, setOrder, show } = review;
  return (
    <div className="border-line border-t">
      <fieldset className="flex gap-1 px-4 py-2">
        <legend className="sr-only">Order of the speeches</legend>
        {ORDERS.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={order === value}
            onClick={() => setOrder(value)}
            className="rounded-md border border-transparent px-2 py-1 text-soft text-sm aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-ink"
          >
            {label}
          </button>
        ))}
      </fieldset>
      <ol aria-label="Speeches">
        {listed.map((quote) => (
          <Row
            key={quote.start}
            quote={quote}
            colour={colourOf(places, quote)}
            isCurrent={quote.start === current.start}
            onChoose={() => show(quote, 'button')}
          />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  quote: Quote;
  colour: number;
  isCurrent: boolean;
  onChoose: () => void;
}

function Row({ quote, colour, isCurrent, onChoose }: RowProps) {
  const sure = isConfirmed(quote) ? 'confirmed' : `${Math.round(quote.confidence * 100)} %`;
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent || undefined}
        data-speaker={colour}
        onClick={onChoose}
        className="speech-row"
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="speech-name truncate" dir="auto">
            {speakerName(quote)}
          </span>
          <span
            className={
              isInDoubt(quote) ? 'text-warn text-xs tabular-nums' : 'text-soft text-xs tabular-nums'
            }
          >
            {sure}
            {isInDoubt(quote) && ', in doubt'}
          </span>
        </span>
        <span className="block truncate font-serif text-sm" dir="auto">
          {shortWords(quote)}
        </span>
      </button>
    </li>
  );
}
