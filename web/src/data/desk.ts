import { createClient } from '../../../src/client/index.ts';
import { session } from '../session/session.ts';
import { signInSeen, signOutSeen } from '../session/signed-out.ts';

/** The API, as whoever is signed in. */
export const desk = createClient({
  url: window.location.origin,
  token: () => session.token(),
  fetch: async (input, init) => {
    const response = await fetch(input, init);
    if (response.status === 401) signOutSeen();
    else if (response.ok) signInSeen();
    return response;
  },
});
