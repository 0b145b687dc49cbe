import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** An answer of the API is data: nothing in it runs, loads or is framed. */
const HEADERS: [name: string, value: string][] = [
  [
    'content-security-policy',
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cache-control', 'no-store'],
];

/**
 * Sets them before the route runs, which may set its own: afterwards a whole Response would have to
 * be made of what the server can write as it is. CORS is off: no answer names an allowed origin.
 */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  for (const [name, value] of HEADERS) c.header(name, value);
  await next();
};
