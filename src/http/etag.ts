import type { AppContext } from './app-env.ts';

/** Gives an answer its entity tag. */
export function tagWith(c: AppContext, etag: string): void {
  c.set('etag', etag);
  c.header('etag', etag);
}
