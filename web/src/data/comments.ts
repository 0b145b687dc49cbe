import { queryOptions } from '@tanstack/react-query';
import type { CommentList } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

/** All comments on a version, open and resolved, in the order of its text. */
export const commentsQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'comments'],
    queryFn: async ({ signal }): Promise<CommentList> => {
      const ask = (cursor?: string) =>
        desk.listComments({ params: { script }, query: { cursor }, signal });
      const list = await ask();
      while (list.next !== null) {
        const page = await ask(list.next);
        list.items.push(...page.items);
        list.next = page.next;
      }
      return list;
    },
  });

/** Asks for the comments of every version anew: a thread is in more than one. */
export function refreshComments(): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'scripts' && queryKey[2] === 'comments',
  });
}
