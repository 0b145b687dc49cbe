import { createRootRoute, createRoute } from '@tanstack/react-router';
import { NotFound } from '../layout/not-found.tsx';
import { PageError } from '../layout/page-error.tsx';
import { StudioLayout } from '../layout/studio-layout.tsx';

/**
 * Every address of the studio. A page is a file of its own under pages/, loaded when it is opened:
 * it exports `Route = createLazyRoute(path)({ component })`.
 */
const root = createRootRoute({
  component: StudioLayout,
  notFoundComponent: NotFound,
  errorComponent: PageError,
});

const books = createRoute({ getParentRoute: () => root, path: '/' }).lazy(() =>
  import('../pages/books/books-page.tsx').then(({ Route }) => Route),
);

const book = createRoute({ getParentRoute: () => root, path: '/books/$book' }).lazy(() =>
  import('../pages/book/book-layout.tsx').then(({ Route }) => Route),
);
const chapters = createRoute({ getParentRoute: () => book, path: '/' }).lazy(() =>
  import('../pages/book/chapters-page.tsx').then(({ Route }) => Route),
);

export const routeTree = root.addChildren([books, book.addChildren([chapters])]);
