import { isPgError, type PgError } from '../pg-error.ts';
import type { SqlStatement } from './split-statements.ts';

export interface LocatedError {
  /** 1-based. */
  line: number;
  /** 1-based, in characters. */
  column: number;
  /** The line with a caret below the place. */
  excerpt: string;
}

/** `line 12` of a DO block, in the server's language, counts from where its body opens. */
const INLINE_BLOCK_LINE = /inline_code_block[^\d\n]*(\d+)/;
const BODY_OPENS = /\$[A-Za-z_]*\$/;
const NUMBER_WIDTH = 5;

/** Where in a file an error of one of its statements is. */
export function locateError(sql: string, statement: SqlStatement, error: unknown): LocatedError {
  const inStatement = isPgError(error) ? placeInStatement(statement.text, error) : 0;
  const offset = statement.offset + inStatement;
  const before = sql.slice(0, offset).split('\n');
  const line = before.length;
  const text = sql.split('\n')[line - 1]?.trimEnd() ?? '';
  const lead = before.at(-1) ?? '';
  const column = [...lead].length + 1;
  const gutter = `${String(line).padStart(NUMBER_WIDTH)} | `;
  // Tabs stay tabs, so that the caret lands below its character.
  const caret = `${' '.repeat(gutter.length)}${lead.replace(/[^\t]/gu, ' ')}^`;
  return { line, column, excerpt: `${gutter}${text}\n${caret}` };
}

function placeInStatement(text: string, error: PgError): number {
  if (error.position !== undefined && error.position !== '') {
    return offsetOfCharacter(text, Number(error.position));
  }
  const block = INLINE_BLOCK_LINE.exec(error.where ?? '');
  const body = BODY_OPENS.exec(text);
  if (block === null || body === null) return 0;
  return startOfLine(text, body.index, Number(block[1]));
}

/** PostgreSQL counts characters, JavaScript UTF-16 units. */
function offsetOfCharacter(text: string, position: number): number {
  return [...text].slice(0, position - 1).join('').length;
}

/** Where line `line` begins, its indentation left out, counted from the line of `from` as line 1. */
function startOfLine(text: string, from: number, line: number): number {
  let start = from;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', start);
    if (next === -1) return from;
    start = next + 1;
  }
  return line === 1 ? from : start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}
