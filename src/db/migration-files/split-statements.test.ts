import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMigrationFiles } from './migration-files.ts';
import { sameStatements } from './same-statements.ts';
import { splitStatements } from './split-statements.ts';
import { sqlTokens } from './sql-tokens.ts';

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text);

describe('splitStatements', () => {
  test.each([
    ['a string', "select ';'", ["select ';'"]],
    ['a string with a doubled quote', "select 'it''s;'; select 2", ["select 'it''s;'", 'select 2']],
    ['an escape string', "select E'a\\';b'; select 2", ["select E'a\\';b'", 'select 2']],
    [
      'a plain string that ends in a backslash',
      "select '\\'; select 2",
      ["select '\\'", 'select 2'],
    ],
    ['a quoted name', 'select 1 as "a;""b"; select 2', ['select 1 as "a;""b"', 'select 2']],
    ['a dollar quote', 'do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
    ['a tagged dollar quote', 'do $a$ $$;$b$; $a$; select 2', ['do $a$ $$;$b$; $a$', 'select 2']],
    ['a line comment', 'select 1 -- a; b\n; select 2', ['select 1', 'select 2']],
    [
      'a nested block comment',
      'select /* a /* ; */ ; */ 1; select 2',
      ['select /* a /* ; */ ; */ 1', 'select 2'],
    ],
    [
      'parentheses',
      'create rule r as on insert to t do (select 1; select 2); select 3',
      ['create rule r as on insert to t do (select 1; select 2)', 'select 3'],
    ],
  ])('does not split inside %s', (_name, sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });

  test('keeps a begin atomic body whole, with a case in it', () => {
    const body =
      'create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end';
    expect(texts(`${body}; select 3;`)).toEqual([body, 'select 3']);
  });

  test('does not take a dollar inside a name for a quote', () => {
    expect(texts('select a$b$c; select d$b$')).toEqual(['select a$b$c', 'select d$b$']);
  });

  test('a transaction begun in plain words is not a body', () => {
    expect(texts('begin; select 1; end;')).toEqual(['begin', 'select 1', 'end']);
  });

  test('leaves out what is only space, comment or semicolon', () => {
    expect(texts(' ;; -- nothing\n ; /* here */ ')).toEqual([]);
  });

  test('says where each statement begins', () => {
    const sql = '-- first\nselect 1;\n\n  select 2;';
    expect(
      splitStatements(sql).map(({ text, offset }) => sql.slice(offset).startsWith(text)),
    ).toEqual([true, true]);
  });

  test('the tokens of any text cover it without a gap', () => {
    const pieces = fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      'E',
      '\\',
      '--',
      '/*',
      '*/',
      ';',
      '\n',
      ' ',
      'x',
      '1',
      '(',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const sql = parts.join('');
        expect([...sqlTokens(sql)].map(({ start, end }) => sql.slice(start, end)).join('')).toBe(
          sql,
        );
      }),
    );
  });

  test('a long string takes no longer than its length', () => {
    expect(texts(`select '${'a'.repeat(3_000_000)}`)).toHaveLength(1);
  });
});

describe('sameStatements', () => {
  const sql =
    "-- about\ncreate table a (b text default 'x');\n\ndo $$ begin -- kept\n perform 1; end $$;\n";

  test('a file is the same as its own statements, split by anybody', () => {
    expect(sameStatements(texts(sql), sql)).toBe(true);
    expect(sameStatements([sql], sql)).toBe(true);
    expect(
      sameStatements(
        [
          "-- about\ncreate table a (b text default 'x');",
          'do $$ begin -- kept\n perform 1; end $$',
        ],
        sql,
      ),
    ).toBe(true);
  });

  test('line ends of another system are the same', () => {
    expect(sameStatements(texts(sql), sql.replaceAll('\n', '\r\n'))).toBe(true);
  });

  test.each([
    ['a word', "'x'", "'y'"],
    ['a function body', 'perform 1', 'perform 2'],
    ['a comment in a function body', '-- kept', '-- changed'],
    ['the order', 'create table a', 'create  unlogged table a'],
  ])('a change of %s is a difference', (_what, from, to) => {
    expect(sameStatements(texts(sql), sql.replace(from, to))).toBe(false);
  });

  test.each([
    ['goes on', ['select 1'], 'select 10;'],
    ['is taken apart', ['select 1', '0'], 'select 10;'],
    ['is gone', ['select 1', 'select 2'], 'select 1; -- select 2'],
    ['came', ['select 1', 'select 2'], 'select 1; select 3; select 2;'],
    ['came at the end', ['select 1'], 'select 1; select 2;'],
  ])('a statement that %s is a difference', (_what, recorded, file) => {
    expect(sameStatements(recorded, file)).toBe(false);
  });

  test('each of our own files is the same as its statements', () => {
    for (const file of readMigrationFiles()) {
      const statements = texts(file.sql);
      expect(statements.length).toBeGreaterThan(0);
      expect(sameStatements(statements, file.sql)).toBe(true);
    }
  });
});
