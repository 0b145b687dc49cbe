import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

export const quotesQuery = (book: string, number: number) =>
  queryOptions({
    queryKey: ['books', book, 'chapters', number, 'quotes'],
    queryFn: ({ signal }) => desk.listQuotes({ params: { book, number: String(number) }, signal }),
  });
