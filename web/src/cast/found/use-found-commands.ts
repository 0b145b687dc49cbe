import { type Command, useCommands } from '../../commands/command-store.ts';
import { FIRST_SPLIT } from './found-names.tsx';
import type { FoundReview } from './use-found-review.ts';

const GROUP = 'Found in the book';
type Of = (id: string, title: string, keys: string, run: () => void) => Command;

/** The keys of the list of those who were found; without the right to change the book only those to go on. */
export function useFoundCommands(review: FoundReview): void {
  const of: Of = (id, title, keys, run) => ({ id: `found.${id}`, title, group: GROUP, keys, run });
  const { go, current, canUndo, undo, listed } = review;
  useCommands([
    ...(listed.length > 0
      ? [
          of('next', 'Next one found', 'n', () => go(1)),
          of('previous', 'Previous one found', 'p', () => go(-1)),
        ]
      : []),
    ...(current?.can.change && !review.isBusy(current) ? deciding(review, current, of) : []),
    ...(canUndo ? [of('undo', 'Undo what was decided last', 'u', undo)] : []),
  ]);
}

function deciding(
  review: FoundReview,
  current: NonNullable<FoundReview['current']>,
  of: Of,
): Command[] {
  const { name, aliases, decision } = current;
  if (decision !== null) {
    return [of('reopen', `Reopen ${name}`, 'r', () => review.reopen(current))];
  }
  return [
    of('confirm', `Confirm ${name}`, 'y', () => review.confirm(current)),
    of('merge', `Merge ${name} into somebody`, 'm', () => review.setAsksWhom(true)),
    ...(aliases.length === 0
      ? []
      : [of('split', `Split a name off ${name}`, 's', () => review.open(current, FIRST_SPLIT))]),
    of('dismiss', `Dismiss ${name}`, 'd', () => review.dismiss(current)),
  ];
}
