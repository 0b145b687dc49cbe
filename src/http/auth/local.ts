import { createHash, randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { AppError } from '../../contract/error.ts';
import type { Actor } from '../../db/as-actor.ts';
import type { AppContext, AppEnv, Authenticate } from '../app-env.ts';
import { isLoopbackAddress, remoteAddress } from '../remote-address.ts';
import { opensPage } from '../studio/opens-page.ts';
import { sameSecret } from './same-secret.ts';

/**
 * One owner on one machine. The token is in the link that is printed at the start; a browser
 * exchanges it for a cookie, a program sends it as a bearer token. Both end with the process.
 */
export interface LocalMode {
  token: string;
  /** The name tells servers on one host apart, and what one of them serves from what it served before. */
  cookie: { readonly name: string; value: string };
  actor: Actor;
  /** The port that clients see; known once the server listens. */
  port: () => number;
}

export interface LocalModeOptions {
  actor: Actor;
  port: () => number;
  /** Which books these are: the data folder, or the database. */
  place: string;
}

export function makeLocalMode({ actor, port, place }: LocalModeOptions): LocalMode {
  const mark = createHash('sha256').update(place).digest('hex').slice(0, 8);
  const cookie = {
    // A browser keeps one jar for all ports of a host.
    get name() {
      return `goldenrod-${port()}-${mark}`;
    },
    value: randomToken(),
  };
  return { token: randomToken(), cookie, actor, port };
}

function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Lets in what comes from this machine under this server's own name. A page of another site whose
 * name was made to lead here (DNS rebinding) says that name in Host; a page that reaches over says
 * so in Origin or Sec-Fetch-Site.
 */
export function guardLocal(local: LocalMode): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${local.port()}`);
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    if (!isLoopbackAddress(remoteAddress(c))) throw stranger('the connection is from elsewhere');
    if (!names.includes(host)) throw stranger('the header Host is not this server');
    if (origin !== undefined && origin !== `http://${host}`) {
      throw stranger('the header Origin is another site');
    }
    if (!isOwnPage(c)) throw stranger('the request was made by another site');
    await next();
  };
}

/**
 * Links to pages may be followed from anywhere: a page holds no data, and no other site can frame it
 * or read it. The link with the token carries its own proof.
 */
function isOwnPage(c: AppContext): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  if (c.req.header('sec-fetch-dest') === 'document' && opensPage(c)) return true;
  return c.req.method === 'GET' && c.req.path === '/' && c.req.query('token') !== undefined;
}

function stranger(what: string): AppError {
  return new AppError('forbidden', `${what}, and this is for one person on this machine`, {
    hint: 'Open the link that was printed when Goldenrod started.',
  });
}

export function authenticateLocally(local: LocalMode): Authenticate {
  return async (c) => {
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const known =
      bearer === undefined
        ? sameSecret(getCookie(c, local.cookie.name) ?? '', local.cookie.value)
        : sameSecret(bearer, local.token);
    if (known) return { actor: local.actor, key: 'local' };
    throw new AppError('http.unauthenticated', 'this is for whoever started Goldenrod here', {
      hint: 'Open the link that was printed at the start, or send its token: Authorization: Bearer TOKEN.',
    });
  };
}

/** `/?token=...`: gives the cookie and leads away from the address that shows the token. */
export function exchangeToken(local: LocalMode): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = c.req.query('token');
    if (c.req.path !== '/' || c.req.method !== 'GET' || token === undefined) return next();
    if (!sameSecret(token, local.token)) {
      // To a person, the studio explains it, or lets in whoever has the cookie of this start.
      if ((c.req.header('accept') ?? '').includes('text/html')) return c.redirect('/', 303);
      throw new AppError('http.unauthenticated', 'the token of this link is not valid any more', {
        hint: 'Open the link of the Goldenrod that runs now.',
      });
    }
    setCookie(c, local.cookie.name, local.cookie.value, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    // After a redirect the browser would still hold the first site for the one that asks.
    return c.req.header('sec-fetch-site') === 'cross-site' ? leadAway(c) : c.redirect('/', 303);
  };
}

function leadAway(c: AppContext): Response {
  return c.html(
    '<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Goldenrod</title><a href="/">Goldenrod</a>',
  );
}
