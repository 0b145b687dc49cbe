import { queryClient } from '../data/query-client.ts';
import { Button } from '../ui/button.tsx';
import { studioConfig } from './studio-config.ts';

const HOW = {
  link: 'Open the link that Goldenrod printed at its last start, in any tab, then go on here.',
  supabase: 'Sign in again in another tab, then go on here.',
  token: 'Sign in again, then go on here.',
} as const;

/** Goldenrod was started again, or the session ended elsewhere: the page stays as it is. */
export function SignedOutBanner() {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-warn border-b bg-warn-wash px-4 py-2 sm:px-6"
    >
      <p className="grow">
        <strong className="font-medium">You are signed out.</strong> What you typed is kept in this
        browser. {HOW[studioConfig.sign_in.kind]}
      </p>
      <Button size="sm" onClick={() => void queryClient.invalidateQueries()}>
        Go on
      </Button>
    </div>
  );
}
