/** What a stretch of SQL text is, as far as finding the ends of statements needs it. */
type SqlTokenKind = 'space' | 'comment' | 'semicolon' | 'word' | 'string' | 'quoted' | 'other';

export interface SqlToken {
  kind: SqlTokenKind;
  /** Offsets into the text; `end` is exclusive. */
  start: number;
  end: number;
}

const SPACE = /[ \t\r\n\f\v]+/y;
const LINE_COMMENT = /--[^\r\n]*/y;
/** Letters, digits, underscore, dollar and everything beyond ASCII: PostgreSQL's own rule. */
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
/** A number takes its letters with it, so that `1$$` opens no quote and `1e5` is no word. */
const NUMBER = /[0-9][A-Za-z0-9_.]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
// None of these can fail once its quote was seen, so none backtracks.
const PLAIN_STRING = /'(?:[^']+|'')*(?:'|$)/y;
const ESCAPE_STRING = /'(?:[^'\\]+|''|\\[\s\S]?)*(?:'|$)/y;
const QUOTED_NAME = /"(?:[^"]+|"")*(?:"|$)/y;
const BLOCK_COMMENT_EDGE = /\/\*|\*\//g;

/**
 * Splits SQL into tokens that cover the whole text. What never closes (a string, a comment) is one
 * token up to the end: the server will say what is wrong with it.
 */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  let start = 0;
  let before: SqlToken | undefined;
  while (start < sql.length) {
    const { kind, end } = tokenAt(sql, start, before);
    const token: SqlToken = { kind, start, end };
    yield token;
    before = token;
    start = end;
  }
}

function tokenAt(
  sql: string,
  start: number,
  before: SqlToken | undefined,
): { kind: SqlTokenKind; end: number } {
  const take = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = start;
    return pattern.test(sql) ? pattern.lastIndex : undefined;
  };
  const char = sql[start];
  let end = take(SPACE);
  if (end !== undefined) return { kind: 'space', end };
  end = take(LINE_COMMENT);
  if (end !== undefined) return { kind: 'comment', end };
  if (sql.startsWith('/*', start)) return { kind: 'comment', end: blockCommentEnd(sql, start) };
  if (char === ';') return { kind: 'semicolon', end: start + 1 };
  if (char === "'") {
    const end = take(isEscapePrefix(sql, before) ? ESCAPE_STRING : PLAIN_STRING);
    return { kind: 'string', end: end ?? sql.length };
  }
  if (char === '"') return { kind: 'quoted', end: take(QUOTED_NAME) ?? sql.length };
  end = take(DOLLAR_TAG);
  if (end !== undefined) {
    const close = sql.indexOf(sql.slice(start, end), end);
    return { kind: 'string', end: close === -1 ? sql.length : close + (end - start) };
  }
  end = take(WORD);
  if (end !== undefined) return { kind: 'word', end };
  return { kind: 'other', end: take(NUMBER) ?? start + 1 };
}

/** `E'...'`: only there does a backslash escape a quote. */
function isEscapePrefix(sql: string, before: SqlToken | undefined): boolean {
  return before?.kind === 'word' && /^e$/i.test(sql.slice(before.start, before.end));
}

/** PostgreSQL's block comments nest. */
function blockCommentEnd(sql: string, start: number): number {
  let depth = 0;
  BLOCK_COMMENT_EDGE.lastIndex = start;
  for (
    let edge = BLOCK_COMMENT_EDGE.exec(sql);
    edge !== null;
    edge = BLOCK_COMMENT_EDGE.exec(sql)
  ) {
    depth += edge[0] === '/*' ? 1 : -1;
    if (depth === 0) return BLOCK_COMMENT_EDGE.lastIndex;
  }
  return sql.length;
}
