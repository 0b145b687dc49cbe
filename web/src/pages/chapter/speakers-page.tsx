import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import { chapterQuery } from '../../data/books.ts';
import { castQuery } from '../../data/cast.ts';
import { quotesQuery } from '../../data/quotes.ts';
import { ChapterFrame } from '../../layout/chapter-frame.tsx';
import { SpeakersReview } from '../../speakers/speakers-review.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

export const Route = createLazyRoute('/books/$book/chapters/$number/speakers')({
  component: SpeakersPage,
});

function SpeakersPage() {
  const place = Route.useParams();
  return (
    <ChapterFrame {...place} title="Who speaks">
      {() => <Speakers book={place.book} number={Number(place.number)} />}
    </ChapterFrame>
  );
}

function Speakers({ book, number }: { book: string; number: number }) {
  const chapter = useQuery(chapterQuery(book, number));
  const quotes = useQuery(quotesQuery(book, number));
  const cast = useQuery(castQuery(book));
  const failed = [chapter, quotes, cast].find(({ error }) => error !== null);
  if (failed !== undefined) {
    return (
      <ErrorState
        error={failed.error}
        title="Who speaks could not be loaded"
        onRetry={() => void Promise.all([chapter.refetch(), quotes.refetch(), cast.refetch()])}
      />
    );
  }
  if (chapter.data === undefined || quotes.data === undefined || cast.data === undefined) {
    return <Skeleton className="h-96" />;
  }
  if (quotes.data.items.length === 0) {
    return (
      <EmptyState icon={<MessageSquareQuote aria-hidden size={24} />} title="Nobody speaks">
        There is no quotation in this chapter.
      </EmptyState>
    );
  }
  return (
    <SpeakersReview
      key={chapter.data.id}
      book={book}
      chapter={chapter.data}
      quotes={quotes.data}
      people={cast.data.items}
    />
  );
}
