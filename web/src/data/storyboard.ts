import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk.ts';

/** The shots of a version; the job that draws them refreshes it. */
export const storyboardQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'storyboard'],
    queryFn: ({ signal }) => desk.getStoryboard({ params: { script }, signal }),
  });
