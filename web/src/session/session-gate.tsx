import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppError } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { ErrorPage } from '../layout/error-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { useSignedOut } from './signed-out.ts';
import { SignedOutBanner } from './signed-out-banner.tsx';

/**
 * Shows the pages to whoever is signed in. Somebody who was signed in and is no more keeps the page,
 * with what was typed into it.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => desk.getMe({ signal }) });
  const signedOut = useSignedOut();
  if (me.data !== undefined) {
    return (
      <>
        {signedOut && <SignedOutBanner />}
        {children}
      </>
    );
  }
  if (me.error instanceof AppError && me.error.code === 'http.unauthenticated')
    return <SignInPage />;
  if (me.error !== null) {
    return (
      <ErrorPage
        error={me.error}
        title="The desk does not answer"
        onRetry={() => void me.refetch()}
      />
    );
  }
  return null;
}
