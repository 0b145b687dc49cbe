import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { allNames } from '../cast/other-names.ts';
import { booksQuery, chaptersQuery, charactersQuery } from '../data/books.ts';
import { matchesName } from '../text/matches-name.ts';
import type { Command } from './command-store.ts';

/** Of one kind: the more is typed, the fewer there are. */
const MOST = 10;

interface NamedPlace extends Command {
  names: readonly string[];
}

/** Books, and the chapters and characters of the book that the page is about, by their names. */
export function useNamedPlaces(sought: string): readonly Command[] {
  const { book = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const ofBook = { enabled: book !== '' };
  const books = useQuery(booksQuery());
  const chapters = useQuery({ ...chaptersQuery(book), ...ofBook });
  const characters = useQuery({ ...charactersQuery(book), ...ofBook });
  if (sought.trim() === '') return [];
  const kinds: NamedPlace[][] = [
    (chapters.data?.items ?? []).map(({ id, number, title }) => ({
      id: `chapter ${id}`,
      title: `${number}. ${title}`,
      group: 'Go to a chapter',
      names: [title, `Chapter ${number}`],
      run: () =>
        void navigate({
          to: '/books/$book/chapters/$number',
          params: { book, number: String(number) },
        }),
    })),
    (characters.data?.items ?? []).map(({ id, ...character }) => ({
      id: `character ${id}`,
      title: character.name,
      group: 'Go to a character',
      names: allNames(character),
      run: () =>
        void navigate({ to: '/books/$book/cast/$character', params: { book, character: id } }),
    })),
    (books.data?.items ?? []).map(({ id, handle, title, author }) => ({
      id: `book ${id}`,
      title,
      group: 'Go to a book',
      names: [title, author ?? ''],
      run: () => void navigate({ to: '/books/$book', params: { book: handle } }),
    })),
  ];
  return kinds.flatMap((places) =>
    places.filter(({ names }) => matchesName(sought, names)).slice(0, MOST),
  );
}
