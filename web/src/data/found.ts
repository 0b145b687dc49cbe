import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

export const foundQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'found'],
    queryFn: ({ signal }) => desk.listFoundCharacters({ params: { book }, signal }),
  });
