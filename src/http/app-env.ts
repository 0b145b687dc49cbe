import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Actor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import type { MediaStore } from '../media/store/media-store.ts';
import type { Providers } from '../provider/provider.ts';
import type { EventStreams } from './event-streams.ts';
import type { Metrics } from './metrics.ts';
import type { OpenRequests } from './open-requests.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Who asks, and the name under which requests are counted and logged. */
export interface Caller {
  actor: Actor;
  key: string;
  /** When the token ends, in milliseconds since 1970: no answer goes on after that. */
  until?: number | undefined;
}

export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    caller?: Caller;
    /** Path pattern of the operation, for metrics: never what a client wrote. */
    pattern?: string;
    /** Tag of what is answered, where it has one. */
    etag?: string;
    /** Code of the error that the request ended with. */
    errorCode?: string;
  };
}
export type AppContext = Context<AppEnv>;

/** Finds out who asks. Throws `http.unauthenticated` or `forbidden`. */
export type Authenticate = (c: AppContext) => Promise<Caller>;

/** One line of the log: never a header, a query, a body or a token. */
export type LogEntry = Record<string, string | number | boolean | undefined>;
export type Log = (entry: LogEntry) => void;

/** What the routes work with. */
export interface Services {
  db: Database;
  store: MediaStore;
  /** Who may be asked over the network, by name. */
  providers: Providers;
  authenticate: Authenticate;
  log: Log;
  limiter: RateLimiter;
  open: OpenRequests;
  metrics: Metrics;
  streams: EventStreams;
}
