/** Something that stands in the way of a migration, or of its way back. */
export interface Block {
  /**
   * taken: a name that a file makes is somebody else's; type: a column of the plan's, or one that
   * the files read, has a type that they cannot convert there and back; values: what is in such a
   * column could not be given back; shape: something that stands on a table and cannot with what the files
   * make of it. Of the way back: depends: something that somebody made needs what
   * would be dropped; refers: rows that somebody has refer to others that would be taken out; values: rows
   * that stay share what a unique key that is made again lets be once.
   */
  kind: 'taken' | 'type' | 'values' | 'shape' | 'depends' | 'refers';
  /** Whole, as SQL writes it. */
  name: string;
  /** What is there, and what would have to be. */
  found: string;
  expected: string;
  /** How many rows, and how to see them; of `values`. */
  rows?: number;
  find?: string;
  /** What makes it again, where PostgreSQL has that; of `depends`. */
  definition?: string;
  /** The migration that it stands in the way of; of the way back, the oldest that is taken back. */
  version: string;
  /** What to do, as a sentence. */
  remedy: string;
}
