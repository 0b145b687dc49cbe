import { expect, test } from 'vitest';
import { errorContext } from './error-context.ts';

const pgError = (fields: object) =>
  Object.assign(new Error('no'), { code: '42703', severity: 'ERROR', ...fields });

test('of a long statement the line at which the server points is told, and no other', () => {
  const rest = Array.from({ length: 200 }, (_, n) => `  and column_${n} is null`).join('\n');
  const internalQuery = `\n    select one,\n      another\n    from t where true\n${rest}`;
  const told = errorContext(
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
  expect(errorContext(pgError({ internalQuery: 'select nothing' }))).toBe('\n  in: select nothing');
  const told = errorContext(pgError({ internalQuery: `select ${'x'.repeat(5_000)}` }));
  expect(told.length).toBeLessThan(200);
});

test('the function is told, not the first line of a statement of many, in whatever language', () => {
  const statement = '\n    update public.scripts s\n       set status = null';
  const told = [
    `SQL statement "${statement}"\nPL/pgSQL function fill(uuid) line 3 at SQL statement`,
    `SQL-Anweisung »${statement}«\nPL/pgSQL-Funktion fill(uuid) Zeile 3 bei SQL-Anweisung`,
    `instruction SQL « ${statement} »\nfonction PL/pgSQL fill(uuid), ligne 3 à instruction SQL`,
  ].map((where) => errorContext(pgError({ where })));
  expect(told).toEqual([
    '\n  at: PL/pgSQL function fill(uuid) line 3 at SQL statement',
    '\n  at: PL/pgSQL-Funktion fill(uuid) Zeile 3 bei SQL-Anweisung',
    '\n  at: fonction PL/pgSQL fill(uuid), ligne 3 à instruction SQL',
  ]);
});

test('what the server knows beside its sentence is told in one line', () => {
  const detail = 'Column list used by the publication does not cover the replica identity.\nmore';
  expect(errorContext(pgError({ detail }))).toBe(
    '\n  detail: Column list used by the publication does not cover the replica identity.',
  );
});
