import { useQuery } from '@tanstack/react-query';
import type { FoundCharacters, Job } from '../../../../src/contract/index.ts';
import { foundQuery } from '../../data/found.ts';
import { jobProgress, jobState } from '../../jobs/describe-job.ts';
import { when } from '../../text/when.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Person } from '../character-list.tsx';
import { FoundReview } from './found-review.tsx';
import { useBookReading } from './use-book-reading.ts';
import { FOUND_HEADING } from './use-focus-on.ts';

interface FoundInBookProps {
  book: string;
  people: readonly Person[];
}

/** Whom the reading of the whole book found, for a person to decide who is in the cast. */
export function FoundInBook({ book, people }: FoundInBookProps) {
  const found = useQuery(foundQuery(book));
  if (found.isPending) return <Skeleton className="h-32" />;
  if (found.error !== null) {
    return (
      <ErrorState
        error={found.error}
        title="Who was found in the book could not be loaded"
        onRetry={() => void found.refetch()}
      />
    );
  }
  return <Found book={book} found={found.data} people={people} />;
}

function Found({ book, found, people }: FoundInBookProps & { found: FoundCharacters }) {
  const { job, failed, asks, readAgain } = useBookReading(found);
  const { items, read_at } = found;
  const isRead = read_at !== null;
  return (
    <section
      aria-labelledby={FOUND_HEADING}
      className="overflow-hidden rounded-lg border border-line bg-raised shadow-low"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3">
        <div className="min-w-0 grow basis-72">
          <h2 id={FOUND_HEADING} tabIndex={-1} className="font-semibold font-serif text-xl">
            Found in the book
          </h2>
          <p className="text-soft text-sm">{describeReading(found, job)}</p>
        </div>
        {job === undefined && found.book.can.change && (
          <Button size="sm" busy={asks} onClick={readAgain}>
            {isRead || items.length > 0 ? 'Read again' : 'Read the book'}
          </Button>
        )}
      </div>
      {job !== undefined && (
        <div className="px-4 pb-3">
          <Progress label="Reading the book" value={jobProgress(job)} />
        </div>
      )}
      {failed?.error && (
        <div className="px-4 pb-3">
          <ErrorState error={failed.error} title="The book was not read to its end" />
        </div>
      )}
      {items.length > 0 && <FoundReview book={book} items={items} people={people} />}
    </section>
  );
}

/** What those who are listed are the outcome of. */
function describeReading({ items, read_at, stale }: FoundCharacters, job: Job | undefined): string {
  if (job !== undefined) return `${jobState(job)}.`;
  if (read_at === null) return 'The whole book has not been read for names yet.';
  const read = `Read ${when(read_at)}.`;
  if (stale) return `${read} The book has changed since.`;
  return items.length === 0 ? `${read} It names nobody.` : read;
}
