import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

/** Everything that is known of a book begins with ['books', book]: one invalidation reaches it all. */
export const booksQuery = () =>
  queryOptions({ queryKey: ['books'], queryFn: ({ signal }) => desk.listBooks({ signal }) });

export const bookQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book],
    queryFn: ({ signal }) => desk.getBook({ params: { book }, signal }),
  });

export const chaptersQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'chapters'],
    queryFn: ({ signal }) => desk.listChapters({ params: { book }, signal }),
  });

export const chapterQuery = (book: string, number: number) =>
  queryOptions({
    queryKey: ['books', book, 'chapters', number],
    queryFn: ({ signal }) => desk.getChapter({ params: { book, number: String(number) }, signal }),
  });

export const charactersQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'characters'],
    queryFn: ({ signal }) => desk.listCharacters({ params: { book }, signal }),
  });
