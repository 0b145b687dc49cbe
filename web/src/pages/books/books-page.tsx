import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { booksQuery } from '../../data/books.ts';
import { Page } from '../../layout/page.tsx';
import { usePlace } from '../../layout/place.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

export const Route = createLazyRoute('/')({ component: BooksPage });

function BooksPage() {
  usePlace([{ label: 'Books' }]);
  const books = useQuery(booksQuery());
  return (
    <Page title="Books" about="Each book is a project: its chapters, their scripts, its cast.">
      {books.isPending && <Skeleton className="h-32" />}
      {books.error !== null && (
        <ErrorState
          error={books.error}
          title="The books could not be loaded"
          onRetry={() => void books.refetch()}
        />
      )}
      {books.data?.items.length === 0 && (
        <EmptyState icon={<BookOpen aria-hidden size={24} />} title="No book yet" />
      )}
      <ul className="flex flex-col gap-2">
        {books.data?.items.map(({ id, handle, title, author }) => (
          <li key={id}>
            <Link
              to="/books/$book"
              params={{ book: handle }}
              className="block rounded-lg border border-line bg-raised px-5 py-4 shadow-low hover:border-line-strong"
            >
              <span className="font-semibold font-serif text-lg" dir="auto">
                {title}
              </span>
              <span className="block text-soft">{author}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
