import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { chapterQuery } from '../../data/books.ts';
import { usePlace } from '../../layout/place.ts';

export const Route = createLazyRoute('/books/$book/chapters/$number/')({ component: DeskPage });

function DeskPage() {
  const { book, number } = Route.useParams();
  const { data } = useQuery(chapterQuery(book, Number(number)));
  usePlace([
    { label: 'Books', to: '/' },
    { label: data?.book.title ?? book, to: `/books/${book}` },
    { label: data?.title ?? '' },
  ]);
  return <p>{data?.text}</p>;
}
