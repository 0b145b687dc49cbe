import { SignJWT } from 'jose';

const ISSUER = 'https://load.example/auth/v1';
const SECRET = 'a secret that a load test shares with its server';

/** How a server is told to take the tokens below, and to let its callers be as fast as they can. */
export const LOAD_ENV: Record<string, string> = {
  GOLDENROD_AUTH_ISSUER: ISSUER,
  GOLDENROD_AUTH_JWT_SECRET: SECRET,
  GOLDENROD_RATE_PER_SECOND: '1000000',
  GOLDENROD_RATE_BURST: '1000000',
};

/** A token for an hour. */
export function tokenOf(userId: string): Promise<string> {
  return new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience('authenticated')
    .setSubject(userId)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
