import type { AppContext } from '../app-env.ts';

/** What belongs to the API and to those who look after it: never a page of the studio. */
const NOT_THE_STUDIO = /^\/(?:v1|docs|assets|healthz|readyz|metrics|openapi\.json)(?:\/|$)/;

/**
 * Whether a browser asks for a page of the studio. A program that asks for JSON at a mistyped address
 * is told that there is nothing; a person sees the studio say it.
 */
export function opensPage(c: AppContext): boolean {
  const { method, path } = c.req;
  if (method !== 'GET' || NOT_THE_STUDIO.test(path)) return false;
  return path === '/' || (c.req.header('accept') ?? '').includes('text/html');
}
