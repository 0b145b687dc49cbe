import { sqlTokens } from './sql-tokens.ts';

/**
 * Whether the statements in the history are those of a file, whatever tool wrote them down: tools
 * split differently, keep or drop comments, semicolons and line ends. Anything else counts as edited.
 */
export function sameStatements(recorded: readonly string[], sql: string): boolean {
  return significant(recorded.join('\n;\n')) === significant(sql);
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
