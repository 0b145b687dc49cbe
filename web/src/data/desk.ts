import { type Client, createClient } from '../../../src/client/index.ts';
import { session } from '../session/session.ts';
import { watchedFetch } from './watched-fetch.ts';

/** The API, as whoever is signed in. */
export const desk = deskBy((input, init) => fetch(input, init));

/** The same, with requests that are sent in another way. */
export function deskBy(send: typeof fetch): Client {
  return createClient({
    url: window.location.origin,
    token: () => session.token(),
    fetch: watchedFetch(send),
  });
}
