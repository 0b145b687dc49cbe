import { useMutation, useQuery } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { desk } from '../../data/desk.ts';
import { looksQuery } from '../../data/looks.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { toastError } from '../../data/toast-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LookSheet } from './look-sheet.tsx';

/** What everybody of a book looks like, each on a sheet that opens. */
export default function LooksSection({ book }: { book: string }) {
  const looks = useQuery(looksQuery(book));
  const propose = useMutation({
    mutationFn: () => desk.proposeLooks({ params: { book } }),
    onError: (error) => toastError('Nobody was looked for', error),
    onSettled: refreshDesk,
  });
  return (
    <section aria-labelledby="looks" className="mt-8 flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="looks" className="font-semibold font-serif text-xl">
          What they look like
        </h2>
        <Button
          icon={<ScanSearch aria-hidden size={16} />}
          busy={propose.isPending}
          onClick={() => propose.mutate()}
        >
          Look in the chapters
        </Button>
      </div>
      {looks.isPending && <Skeleton className="h-40" />}
      {looks.error !== null && (
        <ErrorState
          error={looks.error}
          title="The looks could not be loaded"
          onRetry={() => void looks.refetch()}
        />
      )}
      <ul
        aria-label="Looks"
        className="overflow-hidden rounded-lg border border-line bg-raised shadow-low empty:hidden"
      >
        {looks.data?.items.map((each) => (
          <LookSheet key={each.character.id} book={book} person={each} />
        ))}
      </ul>
    </section>
  );
}
