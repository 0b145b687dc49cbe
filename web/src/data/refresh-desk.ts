import { queryClient } from './query-client.ts';

const OF_THE_DESK = ['books', 'scripts', 'characters'];

/**
 * Asks anew for everything on the page that a change of a script or a character may have changed;
 * resolves when it is there.
 */
export function refreshDesk(): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => OF_THE_DESK.includes(String(queryKey[0])),
  });
}
