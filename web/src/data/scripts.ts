import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

export const scriptQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script],
    queryFn: ({ signal }) => desk.getScript({ params: { script }, signal }),
  });
