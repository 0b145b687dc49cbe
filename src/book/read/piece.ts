import type { Block } from './block.ts';

/** A stretch of a book that is either a chapter or front or back matter, not yet decided. */
export interface Piece {
  /** Its line in the table of contents, or ''. */
  label: string;
  blocks: Block[];
  /** Its structural types, innermost last. */
  types: string[];
  /** The parts that it stands in, outermost first. */
  parts: string[];
  /** What stands on a part's own page, before the part's first chapter. */
  isPart: boolean;
}
