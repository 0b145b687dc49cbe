import type { SqlStatement } from '../migration-files/split-statements.ts';

/** A statement that makes an index. */
export interface IndexStatement {
  unique: boolean;
  name: string;
  /** With its schema. */
  table: string;
  /** Everything from ON. */
  rest: string;
}

const MAKES_INDEX =
  /^create\s+(unique\s+)?index\s+(?:if\s+not\s+exists\s+)?([a-z_][a-z0-9_]*)\s+(on\s+(public\.[a-z_]+)[\s\S]*)$/i;

/** Undefined for any other statement, and for an index outside of schema public. */
export function readIndexStatement({
  text,
}: Pick<SqlStatement, 'text'>): IndexStatement | undefined {
  const [, unique, name, rest, table] = MAKES_INDEX.exec(text) ?? [];
  if (name === undefined || rest === undefined || table === undefined) return undefined;
  return { unique: unique !== undefined, name, table, rest };
}
