import { AppError } from '../contract/error.ts';
import { Places } from './places.ts';

/** One event of a stream: its id is where a client that lost the stream goes on from. */
export interface ServerEvent {
  id: string;
  data: unknown;
}

/** Makes the events of a stream, until there are no more or the signal says that nobody wants them. */
export type ServerEvents = (signal: AbortSignal) => AsyncIterator<ServerEvent>;

/** Who reads a stream: see Caller. */
interface Reader {
  key: string;
  until?: number | undefined;
}

/** Milliseconds after which a client that lost the stream asks again. */
const RETRY_MS = 1_000;
/** Milliseconds between comments: proxies drop a connection that is silent. */
const HEARTBEAT_MS = 15_000;
/** Streams that a caller may have open here: a person with many tabs stays below. */
const MOST_STREAMS = 50;
/** The longest that a timer can be set to, some 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The streams of events that this process sends. */
export class EventStreams {
  readonly #stopping: AbortSignal;
  readonly #open = new Places(MOST_STREAMS);

  /** @param stopping breaks all of them off: the clients go on elsewhere */
  constructor(stopping: AbortSignal = new AbortController().signal) {
    this.#stopping = stopping;
  }

  /**
   * Events as the text of server-sent events (WHATWG HTML, section 9.2). After the last of them comes
   * the event `end`; a stream that stops without one was broken off, and the client asks again.
   * Events are made as fast as they are read.
   *
   * @throws AppError `http.too_many_requests` for a caller with too many open
   */
  stream({ key, until }: Reader, events: ServerEvents): ReadableStream<Uint8Array> {
    const release = this.#enter(key);
    const gone = new AbortController();
    const expired = new AbortController();
    // Not AbortSignal.timeout(): any() holds it too weakly to be sure that it comes.
    const expiry = setTimeout(
      () => expired.abort(),
      Math.min(LONGEST_TIMER_MS, (until ?? Number.POSITIVE_INFINITY) - Date.now()),
    ).unref();
    const signal = AbortSignal.any([gone.signal, this.#stopping, expired.signal]);
    const next = events(signal);
    let heart: NodeJS.Timeout | undefined;
    const close = () => {
      clearTimeout(expiry);
      clearInterval(heart);
      release();
    };
    return new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(encode(`retry: ${RETRY_MS}\n\n`));
        heart = setInterval(() => {
          // Whoever does not read gets no heartbeats either.
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(':\n\n'));
        }, HEARTBEAT_MS);
      },
      async pull(controller) {
        try {
          const { done, value } = await next.next();
          if (done !== true) {
            controller.enqueue(encode(`id: ${value.id}\ndata: ${JSON.stringify(value.data)}\n\n`));
            return;
          }
          if (!signal.aborted) controller.enqueue(encode('event: end\ndata:\n\n'));
          close();
          if (!gone.signal.aborted) controller.close();
        } catch (error) {
          close();
          throw error;
        }
      },
      cancel() {
        gone.abort();
        close();
      },
    });
  }

  #enter(key: string): () => void {
    const leave = this.#open.enter(key);
    if (leave !== undefined) return leave;
    throw new AppError(
      'http.too_many_requests',
      `${MOST_STREAMS} streams of events are open already`,
      { hint: 'Close some of them; one stream tells of all jobs.' },
    );
  }
}

const encode = (text: string) => new TextEncoder().encode(text);
