import type { CostlyFile } from '../../db/online/upgrade.ts';

/** What a migration of an upgrade does to an application that was there before it. */
export interface FileRecord {
  version: string;
  /** The table that it converts under its lock, and how `--online` does that ahead. */
  costly?: Omit<CostlyFile, 'version'> & { prepared: Prepared };
  converts: readonly ConvertedRows[];
  archives: readonly ArchivedRows[];
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

/** Something that the shape before it cannot hold, and that its rollback sets aside. */
export interface ArchivedRows {
  /** In the plural: `script versions`. */
  what: string;
  /** A query of one number. */
  count: string;
}
