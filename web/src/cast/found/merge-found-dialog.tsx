import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CharacterList } from '../character-list.tsx';
import { mergeTargets } from './merge-targets.ts';
import type { FoundReview } from './use-found-review.ts';

/** Asks whom a found one is: a character of the cast, or another one that was found. */
export function MergeFoundDialog({ one, review }: { one: FoundCharacter; review: FoundReview }) {
  const { items, people, setAsksWhom } = review;
  const close = () => setAsksWhom(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={`Who is ${one.name}?`}
      description="Whoever it is gets its names. It can be taken back."
    >
      <div className="rounded-md border border-line">
        <CharacterList
          kinds={mergeTargets(one, items, people)}
          onChoose={(into) => {
            close();
            review.merge(one, into);
          }}
        />
      </div>
    </Dialog>
  );
}
