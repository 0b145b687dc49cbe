import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { FairTurns } from '../turns/fair-turns.ts';
import type { Tables } from './tables.ts';

/** Where the data is: a PostgreSQL server, or a folder of ours on this machine. */
export type DatabaseTarget = { url: string } | DataFolder;

export interface DataFolder {
  dataDir: string;
  /** Bytes of its disk that are kept free; `USUAL_RESERVE` by default. */
  reserve?: number | undefined;
}

/** An open database. The embedded one has one session: a pool of 1, and nobody else on its folder. */
export interface Database {
  readonly kind: 'postgres' | 'embedded';
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Tables>;
  /** Turns at its connections; the embedded one has one session, and one owner. */
  readonly turns?: FairTurns;
  /** Stops what a session does now, by the id of its process; there where somebody else could. */
  readonly cancel?: (pid: number) => Promise<void>;
  /** Ends every session and gives the folder free; safe to call twice. */
  close(): Promise<void>;
}
