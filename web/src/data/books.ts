import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

export const booksQuery = () =>
  queryOptions({ queryKey: ['books'], queryFn: ({ signal }) => desk.listBooks({ signal }) });

export const chaptersQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'chapters'],
    queryFn: ({ signal }) => desk.listChapters({ params: { book }, signal }),
  });
