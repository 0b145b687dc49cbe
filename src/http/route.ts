import type { Operation } from '../contract/operation.ts';
import type { Database } from '../db/database.ts';
import type { AskingRoad } from '../media/media-road.ts';
import type { MediaContent, MediaMeta, MediaStore } from '../media/store/media-store.ts';
import type { AppContext, Caller } from './app-env.ts';
import type { ServerEvents } from './event-streams.ts';

/** What a route gets: who asks, what for, and the way into the database as that caller. */
export interface Call<Input> {
  input: Input;
  /** The body piece by piece, where the operation takes a stream; else empty. */
  content: MediaContent;
  /** Clears away what came with the request, once it is done. */
  release: () => Promise<void>;
  caller: Caller;
  db: Database;
  store: MediaStore;
  c: AppContext;
  /** What it commits is done once for a key, where the operation creates. */
  road: AskingRoad;
}

/** What a route answers: what the contract says, a file of the store, or what makes events; null: there are none. */
export type RouteAnswer<O extends Operation, Answer> = O['answerKind'] extends 'events'
  ? ServerEvents | null
  : O['answerKind'] extends 'file'
    ? MediaMeta
    : O['answerKind'] extends 'download'
      ? Download
      : Answer;

/** A file that was made when it was asked for. */
export interface Download {
  mediaType: string;
  content: Uint8Array;
}

/** What one request takes of the caller's tokens, by what its operation costs: see rate-limiter.ts. */
export const TOKENS = { read: 1, write: 2, work: 10 } as const;
