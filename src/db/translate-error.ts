import { AppError, type ErrorCode } from '../contract/error.ts';
import { maskUrl } from './mask-url.ts';
import { isPgError, type PgError } from './pg-error.ts';

/** SQLSTATE to code. Class GR is Goldenrod's own, raised by its functions and triggers. */
const BY_STATE: Record<string, ErrorCode> = {
  GR001: 'script.move_refused',
  GR002: 'script.frozen',
  GR003: 'cast.foreign_character',
  GR004: 'history.append_only',
  GR005: 'not_found',
  GR006: 'invalid',
  GR007: 'conflict',
  GR010: 'db.not_migrated',
  GR011: 'migration.unknown',
  GR012: 'migration.failed',
  GR013: 'migration.failed',
  GR020: 'spend.no_room',
  GR021: 'spend.not_approved',
  GR022: 'spend.over_max',
  GR023: 'spend.price_unknown',
  '42501': 'forbidden',
  '23505': 'conflict',
  '23P01': 'conflict',
  '23502': 'invalid',
  '23503': 'invalid',
  '23514': 'invalid',
  '22001': 'invalid',
  '22003': 'invalid',
  '22007': 'invalid',
  '22008': 'invalid',
  '22021': 'invalid',
  '22P02': 'invalid',
  '22P05': 'invalid',
  '42P01': 'db.not_migrated',
  '42703': 'db.not_migrated',
  '42883': 'db.not_migrated',
  '3F000': 'db.not_migrated',
  '40001': 'db.busy',
  '40P01': 'db.busy',
  '55P03': 'db.busy',
  '57014': 'db.busy',
  '53100': 'storage.full',
  '53300': 'db.busy',
  // A standby that has not become the primary yet, or the wrong one of the two.
  '25006': 'db.unreachable',
  '28000': 'db.unreachable',
  '28P01': 'db.unreachable',
  '3D000': 'db.unreachable',
  '57P01': 'db.unreachable',
  '57P02': 'db.unreachable',
  '57P03': 'db.unreachable',
};

const HINTS: Partial<Record<ErrorCode, string>> = {
  'db.not_migrated': 'Run `goldenrod db migrate`.',
  'db.busy': 'Somebody else is working on the same rows. Try again.',
  'db.unreachable': 'Check that the server runs, and the connection string.',
  'storage.full':
    'Nothing of this was stored; reading goes on. Make room on the disk of the database, then try again.',
};

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
]);

/**
 * What the database says, as an `AppError`: by its SQLSTATE, never by its words. Hint and detail
 * come along; a detail that is a JSON object becomes the details. Any other error is returned as it is.
 */
export function translateError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isPgError(error)) return fromDatabase(error);
  if (isConnectionFailure(error)) {
    return new AppError('db.unreachable', `the database cannot be reached: ${reasonOf(error)}`, {
      hint: HINTS['db.unreachable'],
      cause: error,
    });
  }
  return error;
}

function fromDatabase(error: PgError): AppError {
  const code = codeOfState(error.code);
  return new AppError(code, maskUrl(error.message), {
    hint: error.hint ?? HINTS[code],
    details: { sqlstate: error.code, ...location(error), ...detailsOf(error.detail) },
    cause: error,
  });
}

function codeOfState(state: string): ErrorCode {
  return BY_STATE[state] ?? (state.startsWith('08') ? 'db.unreachable' : 'db.failed');
}

function location({ table, column, constraint }: PgError): Record<string, string> {
  const named = Object.entries({ table, column, constraint });
  return Object.fromEntries(named.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function detailsOf(detail: string | undefined): Record<string, unknown> {
  if (detail === undefined || detail === '') return {};
  try {
    const parsed: unknown = JSON.parse(detail);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Record<string, unknown>;
    }
  } catch {
    // Words, then.
  }
  return { detail };
}

/** Whether a connection could not be made or broke, as node or the pg client says it. */
export function isConnectionFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  if ('code' in error && typeof error.code === 'string') return NETWORK_CODES.has(error.code);
  return WITHOUT_CODE.test(error.message);
}

/** What the pg client says of a connection that is gone, could not be made, or broke before a query. */
const WITHOUT_CODE =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Node tries every address of a host and puts its failures into one error without words. */
export function reasonOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return maskUrl(first instanceof Error ? first.message : error.message);
}
