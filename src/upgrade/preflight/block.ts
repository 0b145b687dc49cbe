/** Something that stands in the way of a migration. */
export interface Block {
  /**
   * taken: a name that a file makes is somebody else's; type: a column of the plan's, or one that
   * the files read, has a type that they cannot convert there and back; values: what is in such a
   * column could not be given back.
   */
  kind: 'taken' | 'type' | 'values';
  /** Whole, as SQL writes it. */
  name: string;
  /** What is there, and what would have to be. */
  found: string;
  expected: string;
  /** How many rows, and how to see them; of `values`. */
  rows?: number;
  find?: string;
  /** The migration that it stands in the way of. */
  version: string;
  /** What to do, as a sentence. */
  remedy: string;
}
