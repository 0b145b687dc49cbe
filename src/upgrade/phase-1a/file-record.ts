import type { CostlyFile } from '../../db/online/upgrade.ts';

/** What a migration of an upgrade does to an application that was there before it. */
export interface FileRecord {
  version: string;
  /** The table that it converts under its lock, and how `--online` does that ahead. */
  costly?: Omit<CostlyFile, 'version'> & { prepared: Prepared };
  converts: readonly ConvertedRows[];
  /** What its rollback takes out. */
  takesOut: readonly TakenOutRows[];
}

/** What stands on a table between the preparation and the swap, by name. */
export interface Prepared {
  columns: readonly string[];
  /** In schema public. */
  indexes: readonly string[];
  constraints: readonly string[];
  triggers: readonly string[];
  /** The table in which what is written meanwhile is noted, with its schema. */
  queue: string;
}

/** Rows whose values it changes; every old value is noted for the way back. */
export interface ConvertedRows {
  /** In the plural: `images that get the owner of their video`. */
  what: string;
  /** With its schema. */
  table: string;
  /** Columns without which there is nothing to count. */
  needs: readonly string[];
  /** A query of one number. */
  count: string;
}

/** Something that the shape before it cannot hold. */
export interface TakenOutRows {
  /** In the plural: `evaluation scores`. */
  what: string;
  /** With its schema. */
  table: string;
  /** archived: the next migrate brings it back; lost: it does not. */
  fate: 'archived' | 'lost';
  /** A condition on the table's rows, as `t`; all of them by default. */
  where?: string;
  /** A column that, where the file found it here, keeps what it holds. */
  unlessFound?: string;
}
