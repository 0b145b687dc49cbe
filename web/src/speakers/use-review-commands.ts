import { type Command, useCommands } from '../commands/command-store.ts';
import { speakerName } from './describe-speaker.ts';
import type { Review } from './use-review.ts';

/** As many as there are digits: 0 is nobody. */
export const WITH_KEYS = 9;
const GROUP = 'Who speaks';

/** The keys of the review; without the right to change the book only those to look around. */
export function useReviewCommands(review: Review, canChange: boolean): void {
  const { go, order, setOrder } = review;
  const of = (id: string, title: string, keys: string | undefined, run: () => void): Command => ({
    id: `review.${id}`,
    title,
    group: GROUP,
    keys,
    run,
  });
  useCommands([
    of('next', 'Next speech', 'n', () => go(1)),
    of('previous', 'Previous speech', 'p', () => go(-1)),
    order === 'doubt'
      ? of('place', 'List speeches as they stand', undefined, () => setOrder('place'))
      : of('doubt', 'List speeches in doubt first', undefined, () => setOrder('doubt')),
    ...(canChange ? changing(review, of) : []),
  ]);
}

function changing(
  review: Review,
  of: (id: string, title: string, keys: string | undefined, run: () => void) => Command,
): Command[] {
  const { current, people, pick, canUndo } = review;
  return [
    ...(current.speaker === null
      ? []
      : [of('confirm', `Confirm ${speakerName(current)}`, 'c', () => review.confirm('key'))]),
    ...people
      .slice(0, WITH_KEYS)
      .map((person, at) =>
        of(`pick-${at}`, `${person.name} says it`, String(at + 1), () => pick(person, 'key')),
      ),
    of('nobody', 'Nobody of the book says it', '0', () => pick(null, 'key')),
    ...(current.called === null
      ? []
      : [
          of('add', `Add ${current.called} to the cast, who says it`, undefined, () =>
            review.addCalled('key'),
          ),
        ]),
    of('alternate', 'The rest of this conversation alternates', 'a', review.alternateOrAsk),
    of('ask', 'Choose who alternates', 'shift+a', () => review.setAsksTurns(true)),
    ...(canUndo ? [of('undo', 'Undo what was confirmed last', 'u', review.undo)] : []),
  ];
}
