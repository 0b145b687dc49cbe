import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

const ofChapter = (book: string, number: number, what: string) => [
  'books',
  book,
  'chapters',
  number,
  what,
];

export const timelineQuery = (book: string, number: number) =>
  queryOptions({
    queryKey: ofChapter(book, number, 'timeline'),
    queryFn: ({ signal }) =>
      desk.listTimeline({
        params: { book, number: String(number) },
        query: { deleted: 'true' },
        signal,
      }),
  });

export const chapterHistoryQuery = (book: string, number: number) =>
  queryOptions({
    queryKey: ofChapter(book, number, 'history'),
    queryFn: ({ signal }) =>
      desk.listChapterHistory({ params: { book, number: String(number) }, signal }),
  });

export const evaluationsQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'evaluations'],
    queryFn: ({ signal }) => desk.listEvaluations({ params: { script }, signal }),
  });

export const findingsQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'findings'],
    queryFn: ({ signal }) => desk.listFindings({ params: { script }, signal }),
  });

export const activationQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'activation'],
    queryFn: ({ signal }) => desk.previewActivation({ params: { script }, signal }),
  });

export const castingQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'cast'],
    queryFn: ({ signal }) => desk.reportCasting({ params: { script }, signal }),
  });

export const comparisonQuery = (before: string, after: string) =>
  infiniteQueryOptions({
    queryKey: ['scripts', before, 'compare', after],
    queryFn: ({ signal, pageParam: cursor }) =>
      desk.compareScripts({
        params: { script: before },
        query: { with: after, ...(cursor === null ? {} : { cursor }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
