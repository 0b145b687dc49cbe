import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { chaptersQuery } from '../../data/books.ts';
import { isNotFound } from '../../data/is-not-found.ts';
import { usePlace } from '../../layout/place.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChapterRow } from './chapter-row.tsx';

export const Route = createLazyRoute('/books/$book/tabs/')({ component: ChaptersPage });

function ChaptersPage() {
  const { book } = Route.useParams();
  const chapters = useQuery(chaptersQuery(book));
  usePlace([{ label: 'Books', to: '/' }, { label: chapters.data?.book.title ?? 'Book' }]);
  if (chapters.isPending) return <Skeleton className="h-64" />;
  if (chapters.error !== null) {
    if (isNotFound(chapters.error)) return null;
    return (
      <ErrorState
        error={chapters.error}
        title="The chapters could not be loaded"
        onRetry={() => void chapters.refetch()}
      />
    );
  }
  return (
    <ol
      aria-label="Chapters"
      className="overflow-hidden rounded-lg border border-line bg-raised shadow-low"
    >
      {chapters.data.items.map((chapter) => (
        <li key={chapter.id} className="border-line border-b last:border-b-0">
          <ChapterRow book={book} chapter={chapter} />
        </li>
      ))}
    </ol>
  );
}
