import { parseHeading } from './parse-heading.ts';

/** A part that is open at some place of a book. */
export interface OpenPart {
  label: string;
  level: number;
  /** What it is called: "book", "part", "vol"; '' for a name alone. */
  word: string;
}

/**
 * The parts that are open once another begins. A part ends those of its own level that are called as
 * it is: Part I stands in Book One until Book Two.
 */
export function nestParts(open: readonly OpenPart[], label: string, level: number): OpenPart[] {
  const { word } = parseHeading(label);
  const closed = open.findIndex(
    (part) => part.level > level || (part.level === level && (part.word === word || word === '')),
  );
  return [...open.slice(0, closed < 0 ? open.length : closed), { label, level, word }];
}
