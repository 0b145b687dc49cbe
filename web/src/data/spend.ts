import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Aspect, ProductionKind } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';

/** Who speaks and draws over the network where the work is done. */
export const providersQuery = () =>
  queryOptions({
    queryKey: ['providers'],
    queryFn: ({ signal }) => desk.listProviders({ signal }),
  });

/** A job on a script, as far as its cost depends on it. */
export interface Estimated {
  kind: ProductionKind;
  engine?: string | undefined;
  narrate?: boolean;
  aspect?: Aspect;
}

export const estimateQuery = (script: string, work: Estimated) =>
  queryOptions({
    queryKey: ['scripts', script, 'estimate', work],
    queryFn: ({ signal }) =>
      desk.estimateProduction({ params: { script }, body: { ...work }, signal }),
    // What is missing changes with every job.
    gcTime: 0,
    staleTime: 0,
  });

export const budgetsQuery = () =>
  queryOptions({
    queryKey: ['budgets'],
    queryFn: ({ signal }) => desk.listBudgets({ signal }),
    staleTime: 0,
  });

export const spendQuery = () =>
  infiniteQueryOptions({
    queryKey: ['spend'],
    queryFn: ({ signal, pageParam }) =>
      desk.listSpend({
        query: { limit: '20', ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
