import { setTimeout as sleep } from 'node:timers/promises';

/** A command that has to wait longer than this is better told. */
const LONGEST_WAIT_S = 30;
const ATTEMPTS = 10;
/** Milliseconds before each further try after an answer that was lost on its way. */
const PAUSES_MS = [200, 1_000, 3_000];

/**
 * `fetch` that waits as long as a server asks whoever is too fast to wait: nothing was done yet. What
 * may be asked twice, a read or what has an Idempotency-Key, is asked again when the connection broke.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt += 1) {
    const response = await untilAnswered(input, init);
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    const mayWait = response.status === 429 && wait <= LONGEST_WAIT_S;
    if (!mayWait || attempt === ATTEMPTS) return response;
    await response.body?.cancel();
    await sleep(wait * 1000);
  }
};

async function untilAnswered(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  if (!mayBeAskedTwice(init)) return fetch(input, init);
  for (const pause of PAUSES_MS) {
    try {
      return await wholeAnswer(input, init);
    } catch (error) {
      if (!isBroken(error)) throw error;
      await sleep(pause);
    }
  }
  return wholeAnswer(input, init);
}

function mayBeAskedTwice({ method = 'GET', headers }: RequestInit = {}): boolean {
  return method === 'GET' || new Headers(headers).has('idempotency-key');
}

/** With its body, which can be lost as well. A command reads no answer that has no end. */
async function wholeAnswer(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.body === null) return response;
  return new Response(await response.arrayBuffer(), response);
}

/** Broken on the way, which may pass; a server that is not there at all is told of at once. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function isBroken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && BROKEN.has(String(cause.code));
}
