import { setTimeout as sleep } from 'node:timers/promises';

/** A command that has to wait longer than this is better told. */
const LONGEST_WAIT_S = 30;
const ATTEMPTS = 10;

/** `fetch` that waits as long as a server asks whoever is too fast to wait: nothing was done yet. */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(input, init);
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    const mayWait = response.status === 429 && wait <= LONGEST_WAIT_S;
    if (!mayWait || attempt === ATTEMPTS) return response;
    await response.body?.cancel();
    await sleep(wait * 1000);
  }
};
