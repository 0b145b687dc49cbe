import { GoTrueClient } from '@supabase/auth-js';
import { queryClient } from '../data/query-client.ts';
import { signOutSeen } from './signed-out.ts';
import { studioConfig } from './studio-config.ts';

function makeClient(): GoTrueClient {
  const { sign_in: signIn } = studioConfig;
  if (signIn.kind !== 'supabase') throw new Error('nobody signs in at a Supabase project here');
  return new GoTrueClient({
    url: `${signIn.url.replace(/\/+$/, '')}/auth/v1`,
    headers: { apikey: signIn.publishable_key },
    storageKey: 'goldenrod.session',
    autoRefreshToken: true,
    persistSession: true,
    // The link of an e-mail comes back with a code, which is of use in this browser alone.
    flowType: 'pkce',
    detectSessionInUrl: true,
  });
}

const client = makeClient();

client.onAuthStateChange((event) => {
  // Elsewhere, or because the session was ended: the page stays, with what was typed into it.
  if (event === 'SIGNED_OUT') signOutSeen();
  if (event === 'SIGNED_IN') {
    // Not from within: the client waits for its listeners.
    setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['me'] }));
  }
});

/** A token that is good for a while yet: an older one is exchanged first. */
export async function currentToken(): Promise<string | undefined> {
  const { data } = await client.getSession();
  return data.session?.access_token;
}

export async function currentEmail(): Promise<string | undefined> {
  const { data } = await client.getSession();
  return data.session?.user.email;
}

export async function signInByPassword(email: string, password: string): Promise<void> {
  const { error } = await client.signInWithPassword({ email, password });
  if (error !== null) throw error;
}

/** Sends a link that leads back to the address where the person is now. */
export async function sendLink(email: string): Promise<void> {
  const { error } = await client.signInWithOtp({
    email,
    options: { emailRedirectTo: window.location.href, shouldCreateUser: false },
  });
  if (error !== null) throw error;
}

/** `global` ends the sessions of all browsers and machines, `local` this one. */
export async function signOut(scope: 'local' | 'global'): Promise<void> {
  const { error } = await client.signOut({ scope });
  if (error !== null) throw error;
  // Nothing of what this account saw is left in memory.
  window.location.reload();
}
