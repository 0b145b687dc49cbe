import { createClient } from '../../../src/client/index.ts';
import { session } from '../session/session.ts';

/** The API, as whoever is signed in. */
export const desk = createClient({
  url: window.location.origin,
  token: () => session.token(),
});
