import { expect, test } from 'vitest';
import { locateError } from './locate-error.ts';
import { splitStatements } from './split-statements.ts';

function located(sql: string, index: number, more: Record<string, string>) {
  const statement = splitStatements(sql)[index];
  if (statement === undefined) throw new Error('no such statement');
  const error = Object.assign(new Error('no'), { severity: 'ERROR', code: '42601', ...more });
  return locateError(sql, statement, error);
}

test('the position in a statement becomes line and column of the file', () => {
  const sql = 'select 1;\n\n  selec 2;';
  expect(located(sql, 1, { position: '1' })).toEqual({
    line: 3,
    column: 3,
    excerpt: '    3 |   selec 2;\n          ^',
  });
});

test('characters beyond the basic plane count once', () => {
  expect(located("select '😀', x", 0, { position: '13' }).column).toBe(13);
});

test('a line inside a DO block is found from where its body opens', () => {
  const sql = '-- a comment\ndo $$\nbegin\n  perform 1;\n  raise exception $x$no$x$;\nend $$;';
  for (const where of [
    'PL/pgSQL function inline_code_block line 4 at RAISE',
    'PL/pgSQL-Funktion inline_code_block Zeile 4 bei RAISE',
    'PL/pgSQL関数inline_code_blockの4行目 - RAISE',
  ]) {
    expect(located(sql, 0, { where })).toMatchObject({ line: 5, column: 3 });
  }
});

test('without any place the statement itself is shown', () => {
  expect(located('select 1;\nselect 2;', 1, {})).toMatchObject({ line: 2, column: 1 });
});
