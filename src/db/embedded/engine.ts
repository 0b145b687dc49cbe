import type { PGlite } from '@electric-sql/pglite';

/** What runs the SQL of an embedded database. */
export interface Engine {
  /** For one connection, as long as it lasts. */
  connect(): PGlite;
  close(): Promise<void>;
}
