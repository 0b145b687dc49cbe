import { KeyRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { usePlace } from '../layout/place.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { studioConfig } from './studio-config.ts';

const SupabaseSignIn = lazy(() => import('./supabase-sign-in.tsx'));

/** For whoever is not signed in: how to, in the way of this server. */
export function SignInPage() {
  usePlace([{ label: 'Sign in' }]);
  const { kind } = studioConfig.sign_in;
  if (kind === 'link') return <SignInByLink />;
  if (kind === 'token') return <SignInByToken />;
  return (
    <Suspense>
      <SupabaseSignIn />
    </Suspense>
  );
}

function SignInByLink() {
  return (
    <EmptyState
      icon={<KeyRound aria-hidden size={24} />}
      level={1}
      title="Open the link of this desk"
      action={
        <Button look="primary" onClick={() => window.location.reload()}>
          I have opened it
        </Button>
      }
    >
      <p>
        Goldenrod printed a link when it started, in the terminal where it runs. That link signs you
        in: nobody else on this machine has it. It changes each time Goldenrod starts.
      </p>
      <p className="mt-3">
        No terminal any more? Stop it and type{' '}
        <code className="whitespace-nowrap font-mono">npm start</code>.
      </p>
    </EmptyState>
  );
}

function SignInByToken() {
  return (
    <EmptyState
      icon={<KeyRound aria-hidden size={24} />}
      level={1}
      title="This desk has no sign-in of its own"
    >
      People sign in to it by tokens, and it was not told where the studio can ask for one. Whoever
      runs it can set <code className="font-mono">auth.supabase_url</code> and{' '}
      <code className="font-mono">auth.supabase_publishable_key</code>.
    </EmptyState>
  );
}
