import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { chaptersQuery } from '../../data/books.ts';
import { Page } from '../../layout/page.tsx';
import { usePlace } from '../../layout/place.ts';

export const Route = createLazyRoute('/books/$book/')({ component: ChaptersPage });

function ChaptersPage() {
  const { book } = Route.useParams();
  const { data } = useQuery(chaptersQuery(book));
  usePlace([{ label: 'Books', to: '/' }, { label: data?.book.title ?? book }]);
  return (
    <Page title={data?.book.title ?? ''}>
      {data?.items.map(({ id, title }) => (
        <p key={id}>{title}</p>
      ))}
    </Page>
  );
}
