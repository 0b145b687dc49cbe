import { createRootRoute, createRoute } from '@tanstack/react-router';
import { NotFound } from '../layout/not-found.tsx';
import { PageError } from '../layout/page-error.tsx';
import { StudioLayout } from '../layout/studio-layout.tsx';
import { castSearch } from './cast-search.ts';
import { compareSearch, deskSearch, versionSearch } from './version-search.ts';

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

const book = createRoute({ getParentRoute: () => root, path: '/books/$book' });
const bookTabs = createRoute({ getParentRoute: () => book, id: 'tabs' }).lazy(() =>
  import('../pages/book/book-layout.tsx').then(({ Route }) => Route),
);
const chapters = createRoute({ getParentRoute: () => bookTabs, path: '/' }).lazy(() =>
  import('../pages/book/chapters-page.tsx').then(({ Route }) => Route),
);

const chapter = createRoute({ getParentRoute: () => book, path: 'chapters/$number' });
const desk = createRoute({
  getParentRoute: () => chapter,
  path: '/',
  validateSearch: deskSearch,
}).lazy(() => import('../pages/desk/desk-page.tsx').then(({ Route }) => Route));

const versions = createRoute({ getParentRoute: () => chapter, path: 'versions' }).lazy(() =>
  import('../pages/chapter/versions-page.tsx').then(({ Route }) => Route),
);
const compare = createRoute({
  getParentRoute: () => chapter,
  path: 'compare',
  validateSearch: compareSearch,
}).lazy(() => import('../pages/chapter/compare-page.tsx').then(({ Route }) => Route));
const evaluation = createRoute({
  getParentRoute: () => chapter,
  path: 'evaluation',
  validateSearch: versionSearch,
}).lazy(() => import('../pages/chapter/evaluation-page.tsx').then(({ Route }) => Route));
const casting = createRoute({
  getParentRoute: () => chapter,
  path: 'casting',
  validateSearch: versionSearch,
}).lazy(() => import('../pages/chapter/casting-page.tsx').then(({ Route }) => Route));
const speakers = createRoute({ getParentRoute: () => chapter, path: 'speakers' }).lazy(() =>
  import('../pages/chapter/speakers-page.tsx').then(({ Route }) => Route),
);
const cast = createRoute({
  getParentRoute: () => bookTabs,
  path: 'cast',
  validateSearch: castSearch,
}).lazy(() => import('../pages/cast/cast-page.tsx').then(({ Route }) => Route));
const character = createRoute({ getParentRoute: () => book, path: 'cast/$character' }).lazy(() =>
  import('../pages/cast/character-page.tsx').then(({ Route }) => Route),
);

export const routeTree = root.addChildren([
  books,
  book.addChildren([
    bookTabs.addChildren([chapters, cast]),
    character,
    chapter.addChildren([desk, versions, compare, evaluation, casting, speakers]),
  ]),
]);
