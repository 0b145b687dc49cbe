import { type SqlStatement, splitStatements } from '../migration-files/split-statements.ts';

const BEGINS = /^-- >>> prepare\b.*$/m;
const ENDS = /^-- <<< prepare\b.*$/m;

/** The statements that a file marks as cheap and to be run ahead; none where it marks nothing. */
export function prepareSection(sql: string): SqlStatement[] {
  const begins = BEGINS.exec(sql);
  const ends = ENDS.exec(sql);
  if (begins === null || ends === null) return [];
  return splitStatements(sql).filter(({ offset }) => offset > begins.index && offset < ends.index);
}
