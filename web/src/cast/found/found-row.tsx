import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Keys } from '../../ui/keys.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { describeCounts, labelsOf, otherNamesOf } from './describe-found.ts';
import { FoundNames } from './found-names.tsx';
import { rowId } from './use-focus-on.ts';
import type { FoundReview } from './use-found-review.ts';

const STEPS: Record<string, 1 | -1 | undefined> = { ArrowDown: 1, ArrowUp: -1 };

interface FoundRowProps {
  book: string;
  one: FoundCharacter;
  review: FoundReview;
}

/** Somebody at a glance; opened, with quotations for each name and what can be decided. */
export function FoundRow({ book, one, review }: FoundRowProps) {
  const { current, opened, choose, isBusy } = review;
  const isCurrent = current?.id === one.id;
  const mayDecide = one.can.change && one.decision === null;
  return (
    <li
      aria-current={isCurrent || undefined}
      aria-busy={isBusy(one) || undefined}
      onFocus={() => choose(one.id)}
      className={classes(
        'border-line border-b last:border-b-0 aria-busy:opacity-60',
        isCurrent && 'shadow-[inset_3px_0_var(--accent)]',
      )}
    >
      <Glance book={book} one={one} review={review} />
      {opened === one.id && (
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
          <FoundNames
            book={book}
            one={one}
            onSplit={mayDecide ? (alias) => review.split(one, alias) : undefined}
          />
          {one.can.change && <Acts one={one} review={review} />}
        </div>
      )}
    </li>
  );
}

function Glance({ book, one, review }: FoundRowProps) {
  const id = rowId(one);
  const also = otherNamesOf(one);
  const onArrow = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    review.go(by);
  };
  return (
    <div className="relative px-4 py-3 hover:bg-sunk">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-words font-medium" dir="auto">
          <button
            id={id}
            type="button"
            aria-expanded={review.opened === one.id}
            aria-describedby={`${id}-about`}
            onClick={() => {
              review.choose(one.id);
              review.toggle(one.id);
            }}
            onKeyDown={onArrow}
            className="rounded-sm text-left after:absolute after:inset-0"
          >
            {one.name}
          </button>
        </h3>
        {review.isBusy(one) && <Spinner />}
        {labelsOf(one).map(({ says, tone }) => (
          <Badge key={says} tone={tone}>
            {says}
          </Badge>
        ))}
      </div>
      <div id={`${id}-about`}>
        {also.length > 0 && (
          <p className="break-words text-soft text-sm" dir="auto">
            also {also.join(', ')}
          </p>
        )}
        <p className="text-soft text-sm">{describeCounts(one)}</p>
      </div>
      <Decided book={book} one={one} />
    </div>
  );
}

/** What somebody is by now. */
function Decided({ book, one }: { book: string; one: FoundCharacter }) {
  const { decision, character, merged_into } = one;
  if (decision === 'dismissed') return <p className="text-sm">Nobody of the book</p>;
  if (merged_into !== null) {
    return (
      <p className="text-sm">
        Merged into <span dir="auto">{merged_into.name}</span>
      </p>
    );
  }
  if (character === null) return null;
  return (
    <p className="text-sm">
      {decision === 'merged' ? 'Merged into ' : 'In the cast as '}
      <Link
        to="/books/$book/cast/$character"
        params={{ book, character: character.id }}
        className="relative rounded-sm underline underline-offset-4"
        dir="auto"
      >
        {character.name}
      </Link>
    </p>
  );
}

function Acts({ one, review }: { one: FoundCharacter; review: FoundReview }) {
  const busy = review.isBusy(one);
  const act = (says: string, keys: string, run: () => void, primary = false) => (
    <Button
      size="sm"
      look={primary ? 'primary' : 'secondary'}
      disabled={busy}
      aria-keyshortcuts={keys}
      onClick={run}
    >
      {says}
      <span className="sr-only">{one.name}</span>
      <Keys of={keys} silent />
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {one.decision === null ? (
        <>
          {act('Confirm', 'y', () => review.confirm(one), true)}
          {act('Merge', 'm', () => review.setAsksWhom(true))}
          {act('Dismiss', 'd', () => review.dismiss(one))}
        </>
      ) : (
        act('Reopen', 'r', () => review.reopen(one))
      )}
    </div>
  );
}
