/** Rows of one table that a rollback does something to. */
export interface Gone {
  /** Of the file whose rollback does it. */
  version: string;
  /** With its schema. */
  table: string;
  /** In the plural: `script versions beyond the one that stays`. */
  what: string;
  /**
   * archived: it goes, and the next migrate brings it back; changed: the rows stay, and hold something
   * else until then; lost: it goes for good.
   */
  fate: 'archived' | 'changed' | 'lost';
  count: number;
}
