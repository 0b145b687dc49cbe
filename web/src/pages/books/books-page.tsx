import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { BookOpen, Plus } from 'lucide-react';
import { useCommands } from '../../commands/command-store.ts';
import { booksQuery } from '../../data/books.ts';
import { chooseBooks } from '../../imports/choose-books.ts';
import { ImportList } from '../../imports/import-list.tsx';
import { Page } from '../../layout/page.tsx';
import { usePlace } from '../../layout/place.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BookCard } from './book-card.tsx';

export const Route = createLazyRoute('/')({ component: BooksPage });

function BooksPage() {
  const books = useQuery(booksQuery());
  usePlace([{ label: 'Books' }]);
  useCommands([
    {
      id: 'import-book',
      title: 'Import a book',
      group: 'Books',
      keys: 'i',
      words: 'upload add file epub',
      run: chooseBooks,
    },
  ]);
  const isEmpty = books.data?.items.length === 0;
  return (
    <Page
      title="Books"
      about="Drop an EPUB, DOCX, PDF, HTML, text or Markdown file anywhere in this window."
      actions={
        <Button look="primary" icon={<Plus aria-hidden size={16} />} onClick={chooseBooks}>
          Import a book
        </Button>
      }
    >
      <ImportList />
      {books.isPending && <BooksSkeleton />}
      {books.error !== null && (
        <ErrorState
          error={books.error}
          title="The books could not be loaded"
          onRetry={() => void books.refetch()}
        />
      )}
      {isEmpty && (
        <div className="rounded-lg border border-line-strong border-dashed">
          <EmptyState
            icon={<BookOpen aria-hidden size={24} />}
            title="No book yet"
            action={
              <Button look="primary" size="lg" onClick={chooseBooks}>
                Choose a file
              </Button>
            }
          >
            A book comes in, each chapter gets scripts, and one of them becomes the active one.
            Start with a file: EPUB, DOCX, PDF, HTML, text or Markdown.
          </EmptyState>
        </div>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {books.data?.items.map((book) => (
          <li key={book.id} className="min-w-0">
            <BookCard book={book} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function BooksSkeleton() {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Skeleton className="h-36" />
      <Skeleton className="h-36" />
    </div>
  );
}
