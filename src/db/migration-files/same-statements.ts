import { sqlTokens } from './sql-tokens.ts';

/**
 * Whether the statements in the history are those of a file, whatever tool wrote them down: tools
 * split differently, keep or drop comments, semicolons and line ends. Anything else counts as edited.
 */
export function sameStatements(recorded: readonly string[], sql: string): boolean {
  return isMadeOf(sql, recorded) || significant(recorded.join('\n;\n')) === significant(sql);
}

const BETWEEN = /(?:[ \t\r\n\f\v;]+|--[^\r\n]*)*/y;

/** As we write them down they are pieces of the file: every command sees that without reading tokens. */
function isMadeOf(sql: string, recorded: readonly string[]): boolean {
  let end = 0;
  for (const statement of recorded) {
    const start = afterGap(sql, end);
    if (!sql.startsWith(statement, start) || (start === end && start > 0)) return false;
    end = start + statement.length;
  }
  return afterGap(sql, end) === sql.length;
}

/** Where the next statement begins: after spaces, semicolons and line comments. */
function afterGap(sql: string, end: number): number {
  BETWEEN.lastIndex = end;
  BETWEEN.test(sql);
  return BETWEEN.lastIndex;
}

/** The text with every run of space, comments and semicolons as one space. */
function significant(sql: string): string {
  const unix = sql.replaceAll('\r\n', '\n');
  const parts: string[] = [];
  for (const { kind, start, end } of sqlTokens(unix)) {
    if (kind !== 'space' && kind !== 'comment' && kind !== 'semicolon') {
      parts.push(unix.slice(start, end));
    } else if (parts.at(-1) !== ' ') {
      parts.push(' ');
    }
  }
  return parts.join('').trim();
}
