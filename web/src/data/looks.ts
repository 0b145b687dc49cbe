import { queryOptions } from '@tanstack/react-query';
import type { BookLook } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';

export const looksQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'looks'],
    queryFn: ({ signal }) => desk.listLooks({ params: { book }, signal }),
  });

/** The portrait of a character, drawn anew where the look is another one. */
export const portraitQuery = (book: string, { character, look }: BookLook) =>
  queryOptions({
    // Apart from the book's own key: what it shows is all named here.
    queryKey: ['portraits', book, character.id, look],
    queryFn: ({ signal }) =>
      desk.drawPortrait({
        params: { book, who: character.id },
        query: { format: 'svg' },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The scripts of a book, in whose scenes a look can change. */
export const scriptsOfBookQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'scripts'],
    queryFn: ({ signal }) => desk.listScripts({ query: { book, limit: '200' }, signal }),
  });
