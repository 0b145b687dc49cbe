import type { webcrypto } from 'node:crypto';
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import { AppError } from '../../contract/error.ts';
import { type Actor, accountOf } from '../../db/as-actor.ts';
import type { Authenticate } from '../app-env.ts';
import type { FindAccount } from './find-account.ts';
import { issuerKeys } from './issuer-keys.ts';

export interface JwtOptions {
  /** `iss` that a token must have, as it is written there. */
  issuer: string;
  /** `aud` that a token must name; Supabase's is "authenticated". */
  audience: string;
  /** Where the issuer publishes its public keys. */
  jwksUrl?: URL | undefined;
  /** The secret that the issuer shares with us, for HS256. */
  secret?: string | undefined;
  /** Lets tokens with the role service_role in, for whom row level security does not hold. */
  allowServiceRole?: boolean | undefined;
  findAccount: FindAccount;
}

/**
 * The algorithms by kind of key. A public key is no secret: were HS256 allowed with it, anybody
 * could sign. "none" is in neither list.
 */
const PUBLIC_KEY_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const SECRET_ALGORITHMS = ['HS256'];

const CLOCK_TOLERANCE_S = 5;
/** Far above any real token; what is longer is not looked at. */
const LONGEST_TOKEN = 16_384;
/** OpenID Connect Core 1.0, section 2: characters of a `sub`. */
const LONGEST_SUBJECT = 255;
/** RFC 7518, section 3.2: at least the hash's length. */
const SHORTEST_SECRET = 32;

/**
 * Bearer tokens of one issuer: signature, algorithm, exp, nbf, iss and aud are checked, the role is
 * the token's own `role` claim. Throws `config.invalid` for a key that would let everybody in.
 */
export function authenticateByJwt(options: JwtOptions): Authenticate {
  const verify = makeVerify(options);
  return async (c) => {
    const token = bearerToken(c.req.header('authorization'));
    const payload = await verify(token).catch(refuse);
    const actor = await actorOf(payload, options);
    const until = ((payload.exp ?? 0) + CLOCK_TOLERANCE_S) * 1000;
    return { actor, key: accountOf(actor), until };
  };
}

type Verify = (token: string) => Promise<JWTPayload>;

function makeVerify({ issuer, audience, jwksUrl, secret }: JwtOptions): Verify {
  if (jwksUrl === undefined && secret === undefined) {
    throw new AppError('config.invalid', 'tokens can be checked neither by keys nor by a secret', {
      hint: 'Give auth.jwks_url or auth.jwt_secret.',
    });
  }
  if (secret !== undefined && Buffer.byteLength(secret) < SHORTEST_SECRET) {
    throw new AppError('config.invalid', `the JWT secret has less than ${SHORTEST_SECRET} bytes`, {
      hint: 'A short secret can be guessed. Use the one that your issuer made.',
    });
  }
  const checks: JWTVerifyOptions = {
    issuer,
    audience,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp'],
  };
  const keys = jwksUrl && issuerKeys(jwksUrl);
  const secretKey = secret === undefined ? undefined : importSecret(secret);
  return async (token) => {
    const bySecret = SECRET_ALGORITHMS.includes(decodeProtectedHeader(token).alg ?? '');
    if (secretKey !== undefined && (bySecret || keys === undefined)) {
      const verified = await jwtVerify(token, await secretKey, {
        ...checks,
        algorithms: SECRET_ALGORITHMS,
      });
      return verified.payload;
    }
    if (keys === undefined) throw new errors.JOSEAlgNotAllowed('no key for this algorithm');
    const verified = await jwtVerify(token, keys, { ...checks, algorithms: PUBLIC_KEY_ALGORITHMS });
    return verified.payload;
  };
}

/** Once: with its bytes alone, each request would import them anew, for half of what a check costs. */
function importSecret(secret: string): Promise<webcrypto.CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
    'verify',
  ]);
}

function bearerToken(header: string | undefined): string {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
  if (token === undefined || token.length > LONGEST_TOKEN) {
    throw new AppError('http.unauthenticated', 'the request carries no token', {
      hint: 'Send Authorization: Bearer TOKEN.',
    });
  }
  return token;
}

/** Why a token was refused, in words that help its owner and no one else. */
function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) {
    throw new ExpiredToken(error);
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    throw refused(`the claim "${error.claim}" of the token is not the expected one`, error);
  }
  const unreachable =
    !(error instanceof errors.JOSEError) &&
    !(error instanceof TypeError && /token/i.test(error.message));
  if (error instanceof errors.JWKSTimeout || unreachable || isBadKeySet(error)) {
    throw new AppError('http.issuer_unreachable', `the issuer's keys: ${String(error)}`, {
      cause: error,
    });
  }
  throw refused('the token is not valid', error);
}

/** What jose says when the issuer answers, and not with keys. */
function isBadKeySet(error: unknown): boolean {
  return (
    error instanceof errors.JWKSInvalid ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')
  );
}

/** The issuer did sign it, so it is no guess of a stranger's. */
export class ExpiredToken extends AppError {
  /** Under which its requests are counted: not by address, where others may be who have done nothing. */
  readonly key: string;

  constructor(cause: errors.JWTExpired) {
    super('http.unauthenticated', 'the token has expired', { hint: 'Sign in again.', cause });
    this.key = `expired ${String(cause.payload.sub).slice(0, LONGEST_SUBJECT)}`;
  }
}

function refused(message: string, cause: unknown): AppError {
  return new AppError('http.unauthenticated', message, { hint: 'Sign in again.', cause });
}

async function actorOf(payload: JWTPayload, options: JwtOptions): Promise<Actor> {
  const { role, sub } = payload;
  if (role === 'service_role' && options.allowServiceRole === true) return { role };
  if (role !== 'authenticated') {
    throw new AppError('forbidden', 'the role of the token is not let in here', {
      hint: 'The token needs the claim role with the value "authenticated".',
    });
  }
  const named = typeof sub === 'string' && sub !== '' && sub.length <= LONGEST_SUBJECT;
  const userId = named ? await options.findAccount(options.issuer, sub) : null;
  if (userId === null) {
    throw new AppError('http.unauthenticated', 'the token does not name an account', {
      hint: `Its claim sub must name one, in 1 to ${LONGEST_SUBJECT} characters; where the accounts are Supabase's, by its UUID.`,
    });
  }
  return { role, userId };
}
