import type { Transaction } from 'kysely';
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from '../contract/operation.ts';
import type { Database } from '../db/database.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import type { MediaContent, MediaMeta, MediaStore } from '../media/store/media-store.ts';
import type { AppContext, Caller } from './app-env.ts';
import type { ServerEvents } from './event-streams.ts';
import type { Upload } from './parse-body.ts';

/** What a route's handler gets: who asks, what for, and the way into the database as that caller. */
export interface Call<O extends Operation> {
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  /** The file, where the operation takes one. */
  upload: Upload | undefined;
  /** The body piece by piece, where the operation takes a stream; else empty. */
  content: MediaContent;
  caller: Caller;
  db: Database;
  store: MediaStore;
  c: AppContext;
  /** The way of a verb that computes; what it commits is done once for a key, as with `as`. */
  road: Road;
  /** Runs a verb in one transaction as the caller; once for a key, where the operation creates. */
  as<T>(verb: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
}

/** What a handler answers: what the contract says, a file of the store, or what makes events; null: there are none. */
export type RunAnswer<O extends Operation> = O['answerKind'] extends 'events'
  ? ServerEvents | null
  : O['answerKind'] extends 'file'
    ? MediaMeta
    : AnswerOf<O>;

export interface RouteParts<O extends Operation> {
  /** Tokens that one request takes from the caller's bucket: see rate-limiter.ts. */
  cost: number;
  run(call: Call<O>): Promise<RunAnswer<O>>;
  /** The status where it is not always the operation's own. */
  statusOf?(answer: AnswerOf<O>): Operation['status'];
}

/** An operation with what does it. */
export interface Route {
  operation: Operation;
  cost: number;
  run(call: Call<Operation>): Promise<unknown>;
  statusOf?: ((answer: unknown) => Operation['status']) | undefined;
}

/** What requests cost: reading a row, writing one, and what keeps the processor busy. */
export const COST = { read: 1, write: 2, work: 10 } as const;

/**
 * Makes a route of an operation; the types of input and answer are the operation's. What
 * takes long to load (the language model, the readers) is imported in `run`, so that the start is quick.
 */
export function route<O extends Operation>(operation: O, parts: RouteParts<O>): Route {
  // The shapes have been checked by the time it runs, so the types can be forgotten here.
  return { operation, ...parts } as unknown as Route;
}
