import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Outlet } from '@tanstack/react-router';
import { plural } from '../../../../src/contract/plural.ts';
import { CoverPicture } from '../../covers/cover-picture.tsx';
import { bookQuery } from '../../data/books.ts';
import { isNotFound } from '../../data/is-not-found.ts';
import { NavTabs } from '../../layout/nav-tabs.tsx';
import { NotFoundState } from '../../layout/not-found-state.tsx';
import { Page } from '../../layout/page.tsx';
import { AddScriptButton } from '../../script-files/add-script-button.tsx';
import { useScriptFiles } from '../../script-files/use-script-files.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BookActions } from './book-actions.tsx';
import { bookTabs } from './book-tabs.ts';

export const Route = createLazyRoute('/books/$book/tabs')({ component: BookLayout });

/** What is around the pages of one book: its title, and its parts as tabs. */
function BookLayout() {
  const { book: name } = Route.useParams();
  const book = useQuery(bookQuery(name));
  const scripts = useScriptFiles({ book: name });
  if (isNotFound(book.error)) return <NotFoundState what="book" />;
  const { title, author, chapters, versions } = book.data ?? {};
  const about = [
    author ?? undefined,
    chapters === undefined ? undefined : plural(chapters, 'chapter'),
    versions === undefined ? undefined : plural(versions, 'version'),
  ].filter((part) => part !== undefined);
  return (
    <Page
      title={title ?? 'Book'}
      picture={book.data && <CoverPicture book={book.data} className="w-16" />}
      about={<span dir="auto">{about.join(' · ')}</span>}
      actions={
        book.data && (
          <>
            <AddScriptButton size="md" onClick={scripts.choose} />
            <BookActions book={book.data} />
          </>
        )
      }
    >
      {book.error !== null && (
        <ErrorState
          error={book.error}
          title="The book could not be loaded"
          onRetry={() => void book.refetch()}
        />
      )}
      {scripts.shown}
      <NavTabs label="Parts of the book" tabs={bookTabs(name)} />
      <Outlet />
    </Page>
  );
}
