import type { Readable } from 'node:stream';
import type { KeptKind, StoredFile } from '../contract/upload.ts';
import type { Actor } from '../db/as-actor.ts';
import type { Database } from '../db/database.ts';
import { type Road, roadOf } from '../db/road.ts';
import type { Providers } from '../provider/provider.ts';
import type { Sent } from './network/sent.ts';
import type { MediaContent, MediaStore } from './store/media-store.ts';
import { takeUpload } from './take-upload.ts';

/** A verb's way to the database, that knows who may be asked over the network. */
export interface AskingRoad extends Road {
  /** By name. */
  providers: Providers;
}

/** A verb's way to the database and to the media store, as its actor. */
export interface MediaRoad extends AskingRoad {
  /** Keeps a content as a file of the actor's. */
  keep(content: MediaContent, kind: KeptKind, fileName?: string): Promise<StoredFile>;
  /** Reads a content that a row of the actor's notes. */
  open(sha256: string): Promise<Readable>;
  /** Told of each request as it goes out to a provider. */
  onSend?: ((sent: Sent) => void) | undefined;
  /** Told of each estimate for which room is kept. */
  onEstimate?: ((id: string) => void) | undefined;
}

/** Where nobody is. */
export const NO_PROVIDERS: Providers = new Map();

export function mediaRoadOf(
  {
    db,
    store,
    providers = NO_PROVIDERS,
  }: { db: Database; store: MediaStore; providers?: Providers | undefined },
  actor: Actor,
  signal?: AbortSignal,
): MediaRoad {
  return {
    ...roadOf(db, actor, signal),
    keep: (content, kind, fileName) =>
      takeUpload({ db, store }, actor, { kind, content, fileName }),
    open: (sha256) => store.open(sha256),
    providers,
  };
}
