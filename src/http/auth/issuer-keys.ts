import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const JWKS = { cacheMaxAge: 10 * 60_000, cooldownDuration: 30_000, timeoutDuration: 5_000 };
/** What a clock is corrected by while it runs is less. */
const SET_BACK_MS = 1_000;

/**
 * The public keys of an issuer: fetched when they are needed, and anew for one that is not among them,
 * half a minute apart at least.
 */
export function issuerKeys(url: URL): JWTVerifyGetKey {
  let keys = createRemoteJWKSet(url, JWKS);
  let latest = Date.now();
  return (header, token) => {
    const now = Date.now();
    // By a clock that was set back they would be fresh until it is there again, and the next key unknown.
    if (now < latest - SET_BACK_MS) keys = createRemoteJWKSet(url, JWKS);
    latest = now;
    return keys(header, token);
  };
}
