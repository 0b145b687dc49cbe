import { expect, test } from 'vitest';
import { innerStatement } from './inner-statement.ts';

const pgError = (fields: object) =>
  Object.assign(new Error('no'), { code: '42703', severity: 'ERROR', ...fields });

test('of a long statement the line at which the server points is told, and no other', () => {
  const rest = Array.from({ length: 200 }, (_, n) => `  and column_${n} is null`).join('\n');
  const internalQuery = `\n    select one,\n      another\n    from t where true\n${rest}`;
  const told = innerStatement(
    pgError({
      internalQuery,
      internalPosition: String(internalQuery.indexOf('another') + 1),
      where: 'PL/pgSQL function f() line 3 at SQL statement\nand more',
    }),
  );
  expect(told).toBe(
    '\n  in: another (line 2 of 203)\n  at: PL/pgSQL function f() line 3 at SQL statement',
  );
});

test('a statement of one line is told whole, a very long one to where it is too long', () => {
  expect(innerStatement(pgError({ internalQuery: 'select nothing' }))).toBe(
    '\n  in: select nothing',
  );
  const told = innerStatement(pgError({ internalQuery: `select ${'x'.repeat(5_000)}` }));
  expect(told.length).toBeLessThan(200);
});
