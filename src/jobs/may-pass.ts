import { AppError, type ErrorCode } from '../contract/error.ts';
import { isConnectionFailure } from '../db/translate-error.ts';

/** Failures that another try may not meet again. Everything else is the same the next time. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'db.busy',
  'db.unreachable',
  'media.unreachable',
  'provider.busy',
  'provider.failed',
  'provider.unreachable',
  'storage.full',
]);

export function mayPass(error: unknown): boolean {
  if (error instanceof AppError) return PASSING.has(error.code);
  return isConnectionFailure(error);
}
