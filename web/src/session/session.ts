import { studioConfig } from './studio-config.ts';

/** Who is signed in, as the requests need it: a token, or none where a cookie says it. */
export interface Session {
  /** False where each request carries a token, which an element of the page does not send. */
  byCookie: boolean;
  token(): Promise<string | undefined>;
}

const byCookie: Session = { byCookie: true, token: async () => undefined };

/** The client of the sign-in server is fetched only where there is one. */
const bySupabase: Session = {
  byCookie: false,
  token: async () => (await import('./supabase-session.ts')).currentToken(),
};

export const session: Session = studioConfig.sign_in.kind === 'supabase' ? bySupabase : byCookie;
