import { describe, expect, test } from 'vitest';
import { sameMeaning } from './same-meaning.ts';

describe('sameMeaning', () => {
  test.each([
    ['WHEN ((((a) OR (b)) OR (c)))', 'WHEN (((a) OR (b) OR (c)))'],
    ['CHECK ((((x > 0) AND (y > 0)) AND (z > 0)))', 'CHECK (((x > 0) AND (y > 0) AND (z > 0)))'],
    ['(a AND ((b OR c) OR d))', '(a AND (b OR c OR d))'],
    ['using (((a)) AND b)', 'using ((a) AND b)'],
    ['COALESCE(((a OR b) OR c), d)', 'COALESCE((a OR b OR c), d)'],
    ['(EXISTS ( SELECT\n   FROM t))', '(EXISTS ( SELECT FROM t))'],
  ])('%s is %s', (one, other) => {
    expect(sameMeaning(one, other)).toBe(true);
  });

  test.each([
    ['(a AND (b OR c))', '((a AND b) OR c)'],
    ['((NOT a) AND b)', '(NOT (a AND b))'],
    ['(a AND b)', '(b AND a)'],
    ["(a = 'x AND (y)')", "(a = 'x AND y')"],
    ['(x = ANY ((SELECT y)))', '(x = ANY (SELECT y))'],
    ['f((a, b))', 'f(a, b)'],
    ['(a <> b)', '(a = b)'],
    ['((a - b) - c)', '(a - (b - c))'],
    ['("AND" OR (a OR b))', '("AND" OR (a AND b))'],
  ])('%s is not %s', (one, other) => {
    expect(sameMeaning(one, other)).toBe(false);
  });
});
