import { sqlTokens } from './sql-tokens.ts';

export interface SqlStatement {
  /** Without its semicolon and without space or comments around it. */
  text: string;
  /** Where the text begins in the file, in UTF-16 units. */
  offset: number;
}

/**
 * Splits a file into its statements, as psql would: at semicolons outside strings, comments,
 * parentheses and the bodies of `begin atomic` functions.
 */
export function splitStatements(sql: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let first: number | undefined;
  let last = 0;
  const nesting = new Nesting();
  const close = () => {
    if (first !== undefined) statements.push({ text: sql.slice(first, last), offset: first });
    first = undefined;
    nesting.reset();
  };
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'space' || token.kind === 'comment') continue;
    if (token.kind === 'semicolon' && !nesting.isOpen()) {
      close();
      continue;
    }
    first ??= token.start;
    last = token.end;
    if (token.kind === 'word' || token.kind === 'other') {
      nesting.see(sql.slice(token.start, token.end).toLowerCase());
    }
  }
  close();
  return statements;
}

/** How deep in parentheses and in a `begin atomic ... end` body the reader is. */
class Nesting {
  private parentheses = 0;
  private blocks = 0;
  private previous = '';

  isOpen(): boolean {
    return this.parentheses > 0 || this.blocks > 0;
  }

  see(text: string): void {
    if (text === '(') this.parentheses += 1;
    else if (text === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    else if (text === 'atomic' && this.previous === 'begin') this.blocks = 1;
    // Inside a body only CASE ends in END as well.
    else if (this.blocks > 0 && text === 'case') this.blocks += 1;
    else if (this.blocks > 0 && text === 'end') this.blocks -= 1;
    this.previous = text;
  }

  reset(): void {
    this.parentheses = 0;
    this.blocks = 0;
    this.previous = '';
  }
}
