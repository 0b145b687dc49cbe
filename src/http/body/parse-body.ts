import { AppError } from '../../contract/error.ts';
import { mediaType } from './media-type.ts';

/**
 * A body of one JSON text; undefined for an empty one.
 *
 * @throws AppError `usage` for what is not well formed, `http.unsupported_type`
 */
export function parseJson(bytes: Uint8Array, contentType: string | undefined): unknown {
  if (bytes.byteLength === 0) return undefined;
  expectType('application/json', contentType);
  try {
    return JSON.parse(decode(bytes));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('usage', 'the body is no JSON', {
      hint: 'Send one JSON value in UTF-8.',
      cause,
    });
  }
}

/** @throws AppError `usage` for what is not UTF-8, `http.unsupported_type` */
export function parseText(bytes: Uint8Array, contentType: string | undefined): string {
  expectType('text/plain', contentType);
  return decode(bytes);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('usage', 'the body is not UTF-8', { hint: 'Send it in UTF-8.', cause });
  }
}

function expectType(expected: string, contentType: string | undefined): void {
  const found = mediaType(contentType);
  if (found === expected) return;
  throw new AppError(
    'http.unsupported_type',
    `the body is ${found || 'of no stated type'}, expected ${expected}`,
    { hint: `Send it with Content-Type: ${expected}.` },
  );
}
