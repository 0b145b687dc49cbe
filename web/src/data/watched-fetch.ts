import { isTimeout } from '../../../src/client/is-timeout.ts';
import { signInSeen, signOutSeen } from '../session/signed-out.ts';
import { connectionFound, connectionLost } from './connection.ts';

/** A fetch by which the page learns whether the desk answers, and whether it knows who asks. */
export function watchedFetch(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init).catch((error: unknown) => {
      if (init?.signal?.aborted !== true || isTimeout(init.signal)) connectionLost();
      throw error;
    });
    connectionFound();
    if (response.status === 401) signOutSeen();
    else if (response.ok) signInSeen();
    return response;
  };
}
