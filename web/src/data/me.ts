import { queryOptions, useQuery } from '@tanstack/react-query';
import { accountName } from '../text/account-name.ts';
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

/** Names accounts for whoever is signed in. */
export function useNameOf(): (account: string | null) => string {
  const me = useQuery(meQuery()).data?.user_id;
  return (account) => accountName(account, me);
}
