import { AppError, ERROR_CODES } from '../../contract/error.ts';
import { maskUrl } from '../../db/mask-url.ts';
import { printable } from './printable.ts';

/**
 * Tells an error on stderr, for people or as `{"error": {code, message, hint, details}}`, and
 * returns the exit code.
 */
export function reportError(error: unknown, { asJson }: { asJson: boolean }): number {
  const known = error instanceof AppError ? error : unexpected(error);
  const { code, hint, details } = known;
  const message = maskUrl(known.message);
  if (asJson) {
    process.stderr.write(`${JSON.stringify({ error: { code, message, hint, details } })}\n`);
  } else {
    process.stderr.write(`error: ${printable(message)}\n`);
    if (hint !== undefined) process.stderr.write(`hint: ${printable(maskUrl(hint))}\n`);
  }
  return ERROR_CODES[code].exit;
}

/** A fault of ours: the stack helps whoever looks for it. */
function unexpected(error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return new AppError('internal', message, {
    hint: 'This is a fault in Goldenrod. Set GOLDENROD_DEBUG=1 to see where.',
    details: process.env.GOLDENROD_DEBUG ? { stack: maskUrl(stack ?? '') } : undefined,
    cause: error,
  });
}
