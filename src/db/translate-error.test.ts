import { expect, test } from 'vitest';
import { AppError } from '../contract/error.ts';
import { translateError } from './translate-error.ts';

function pgError(code: string, more: Record<string, string> = {}): Error {
  return Object.assign(new Error('as PostgreSQL says it'), { severity: 'ERROR', code, ...more });
}

const translated = (error: unknown): AppError => {
  const result = translateError(error);
  if (!(result instanceof AppError)) throw new Error('was not translated');
  return result;
};

test.each([
  ['GR001', 'script.move_refused'],
  ['GR002', 'script.frozen'],
  ['GR003', 'cast.foreign_character'],
  ['GR004', 'history.append_only'],
  ['GR005', 'not_found'],
  ['GR006', 'invalid'],
  ['GR007', 'conflict'],
  ['GR010', 'db.not_migrated'],
  ['GR011', 'migration.unknown'],
  ['GR012', 'migration.failed'],
  ['GR013', 'migration.failed'],
  ['42501', 'forbidden'],
  ['23505', 'conflict'],
  ['23503', 'invalid'],
  ['42P01', 'db.not_migrated'],
  ['55P03', 'db.busy'],
  ['53100', 'storage.full'],
  ['57P03', 'db.unreachable'],
  ['08006', 'db.unreachable'],
  ['XX000', 'db.failed'],
])('SQLSTATE %s is %s', (state, code) => {
  expect(translated(pgError(state)).code).toBe(code);
});

test('a detail that is an object becomes the details, and the hint comes along', () => {
  const error = translated(
    pgError('GR001', { detail: '{"allowed":["evaluated"]}', hint: 'Evaluate it first.' }),
  );
  expect(error.details).toEqual({ sqlstate: 'GR001', allowed: ['evaluated'] });
  expect(error.hint).toBe('Evaluate it first.');
});

test('a detail in words stays words', () => {
  const error = translated(
    pgError('23505', { detail: 'Key (id)=(1) already exists.', constraint: 'a_key' }),
  );
  expect(error.details).toEqual({
    sqlstate: '23505',
    constraint: 'a_key',
    detail: 'Key (id)=(1) already exists.',
  });
});

test('a connection that node could not make to any address tells the first reason', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), {
    code: 'ECONNREFUSED',
  });
  const error = translated(new AggregateError([refused]));
  expect(error.code).toBe('db.unreachable');
  expect(error.message).toContain('connect ECONNREFUSED ::1:5432');
});

test('a fault of ours is left as it is', () => {
  const fault = new TypeError('x is not a function');
  expect(translateError(fault)).toBe(fault);
});

test.each([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('what the client says of a lost connection, without a code: %s', (message) => {
  expect(translateError(new Error(message))).toMatchObject({ code: 'db.unreachable' });
});
