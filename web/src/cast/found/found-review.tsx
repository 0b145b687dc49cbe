import type { FoundCharacter } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { Button } from '../../ui/button.tsx';
import type { Person } from '../character-list.tsx';
import { FOUND_GROUPS, GROUP_NAMES } from './found-groups.ts';
import { FoundRow } from './found-row.tsx';
import { MergeFoundDialog } from './merge-found-dialog.tsx';
import { useFoundCommands } from './use-found-commands.ts';
import { type FoundReview as Review, useFoundReview } from './use-found-review.ts';

interface FoundReviewProps {
  book: string;
  items: readonly FoundCharacter[];
  people: readonly Person[];
}

/** Those who were found, by what is decided of them: by keys alone. */
export function FoundReview({ book, items, people }: FoundReviewProps) {
  const review = useFoundReview({ items, people });
  useFoundCommands(review);
  const { group, listed, shown, current } = review;
  return (
    <>
      <Groups review={review} />
      {group !== null && listed.length === 0 && (
        <p className="border-line border-t px-4 py-6 text-center text-soft">
          {group === 'open' ? 'Everybody who was found is decided.' : 'Nobody yet.'}
        </p>
      )}
      {listed.length > 0 && (
        <ul
          aria-label={group === null ? undefined : GROUP_NAMES[group]}
          className="border-line border-t"
        >
          {shown.map((one) => (
            <FoundRow key={one.id} book={book} one={one} review={review} />
          ))}
        </ul>
      )}
      {shown.length < listed.length && (
        <div className="border-line border-t px-4 py-3">
          <Button size="sm" onClick={review.showAll}>
            Show all {plural(listed.length, 'person', 'people')}
          </Button>
        </div>
      )}
      {review.asksWhom && current !== undefined && (
        <MergeFoundDialog one={current} review={review} />
      )}
    </>
  );
}

/** Which of them are listed; the one that is pressed hides them. */
function Groups({ review: { groups, group, toggleGroup } }: { review: Review }) {
  return (
    <fieldset className="flex flex-wrap gap-1 px-4 pb-3">
      <legend className="sr-only">Which of those found are listed</legend>
      {FOUND_GROUPS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={group === each}
          onClick={() => toggleGroup(each)}
          className="rounded-md border border-transparent px-2 py-1 text-soft text-sm tabular-nums aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-ink"
        >
          {GROUP_NAMES[each]} {groups[each].length}
        </button>
      ))}
    </fieldset>
  );
}
