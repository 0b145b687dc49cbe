import { QueryClient } from '@tanstack/react-query';
import { AppError } from '../../../src/contract/index.ts';

/** Not worth asking again: the answer would be the same. */
function isFinal(error: unknown): boolean {
  return error instanceof AppError && !RETRIED.has(error.code);
}

const RETRIED = new Set([
  'server.unreachable',
  'db.busy',
  'db.unreachable',
  'http.too_many_requests',
]);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => !isFinal(error) && count < 2,
      // The server is on this machine as a rule: the browser's idea of being online says nothing.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
