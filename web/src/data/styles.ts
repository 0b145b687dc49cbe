import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

/** The styles that drafts can be made in. */
export const stylesQuery = () =>
  queryOptions({
    queryKey: ['styles'],
    queryFn: ({ signal }) => desk.listStyles({ signal }),
  });
