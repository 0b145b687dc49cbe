import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from './desk.ts';

const meQuery = () =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => desk.getMe({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether anybody is signed in, as far as the page knows. */
export function useSignedIn(): boolean {
  return useQuery({ ...meQuery(), enabled: false }).data !== undefined;
}

/** Names accounts for people: `You`, `The service`, or `Another account (1a2b3c4d)`. */
export function useNameOf(): (account: string | null) => string {
  const me = useQuery(meQuery());
  return (account) => {
    if (account === null) return 'The service';
    return account === me.data?.user_id ? 'You' : `Another account (${account.slice(0, 8)})`;
  };
}
