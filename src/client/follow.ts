import { AppError, ERROR_CODES } from '../contract/error.ts';
import { pause } from './pause.ts';
import { readEvents } from './read-events.ts';

/** Asks for the stream, from after an event on. Throws `AppError`. */
export type Connect = (lastEventId: string | undefined) => Promise<Response>;

/** Three heartbeats of the server. */
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Some four minutes. */
const MOST_FAILURES = 12;
/** What another try may not meet again: too many requests, a proxy or a database that is away. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503]);

/**
 * The data of a stream of events. A stream that is lost is taken up again where it was, so what comes
 * is never less than what happened, and may be the same twice.
 *
 * @throws AppError for a stream that cannot be had: at once where there was none yet or another try
 *   would not help, else after some minutes of trying
 */
export async function* follow(
  connect: Connect,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown> {
  let lastId: string | undefined;
  let heard = false;
  let failures = 0;
  while (!isAborted(signal)) {
    try {
      const response = await connect(lastId);
      if (response.status === 204) return;
      heard = true;
      for await (const event of readEvents(response, { silenceMs: SILENCE_MS })) {
        failures = 0;
        lastId = event.id ?? lastId;
        if (event.type === 'end') return;
        yield JSON.parse(event.data);
      }
    } catch (error) {
      if (isAborted(signal)) return;
      failures += 1;
      if (!heard || failures > MOST_FAILURES || !mayPass(error)) throw error;
    }
    await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1)), signal);
  }
}

/** Asked anew each time: it changes while others work. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** What broke off in the middle is no error of ours, and may pass. */
function mayPass(error: unknown): boolean {
  return !(error instanceof AppError) || PASSING.has(ERROR_CODES[error.code].status);
}
