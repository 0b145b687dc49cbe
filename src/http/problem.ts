import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, ERROR_CODES, type ErrorCode } from '../contract/error.ts';
import type { Problem } from '../contract/problem.ts';
import { maskUrl } from '../db/mask-url.ts';
import { translateError } from '../db/translate-error.ts';
import type { AppContext, Log } from './app-env.ts';

/** What a fault on our side says to a client: where the server is and why it failed goes to the log. */
const OUR_FAULT: Partial<Record<ErrorCode, string>> = {
  'db.unreachable': 'the database cannot be reached',
  'db.busy': 'somebody else is working on the same rows',
  'db.not_migrated': 'the database lacks migrations',
  'storage.full':
    'there is no space left to store this: nothing of it was kept, and reading goes on',
  'http.issuer_unreachable': 'the keys of the token issuer cannot be fetched',
};

/** Every error as RFC 9457 problem details: the one place where errors become HTTP. */
export function problemResponse(c: AppContext, thrown: unknown, log: Log): Response {
  const error = asAppError(thrown);
  const { status } = ERROR_CODES[error.code];
  const requestId = c.get('requestId');
  c.set('errorCode', error.code);
  if (status >= 500) logFault(error, thrown, requestId, log);
  const hidden = status >= 500;
  const problem: Problem = {
    type: `urn:goldenrod:error:${error.code}`,
    title: titleOf(error.code),
    status,
    detail: hidden ? (OUR_FAULT[error.code] ?? 'something went wrong here') : error.message,
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    hint: hidden ? hiddenHint(error.code) : error.hint,
    details: hidden ? undefined : error.details,
  };
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    ...headersOf(error),
  });
}

function asAppError(thrown: unknown): AppError {
  const known = translateError(thrown);
  if (known instanceof AppError) return known;
  const message = known instanceof Error ? known.message : String(known);
  return new AppError('internal', message, { cause: thrown });
}

function titleOf(code: ErrorCode): string {
  const words = code.split('.').at(-1)?.replaceAll('_', ' ') ?? code;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hiddenHint(code: ErrorCode): string {
  if (code === 'storage.full') return 'Try again when whoever runs the server has made room.';
  return ERROR_CODES[code].status === 503
    ? 'Try again in a moment.'
    : 'The log of the server says more, under the id of this request.';
}

/** What some errors say in the head of the answer: who may enter, what is allowed, how long to wait. */
function headersOf({ code, details }: AppError): Record<string, string> {
  if (code === 'http.unauthenticated') return { 'www-authenticate': 'Bearer' };
  if (code === 'http.method_not_allowed') return { allow: String(details?.allow ?? '') };
  if (code === 'http.too_many_requests') return { 'retry-after': String(details?.seconds ?? 1) };
  return ERROR_CODES[code].status === 503 ? { 'retry-after': '1' } : {};
}

function logFault(error: AppError, thrown: unknown, requestId: string, log: Log): void {
  const cause = thrown instanceof Error ? thrown : error;
  log({
    level: 'error',
    request_id: requestId,
    code: error.code,
    message: maskUrl(error.message),
    stack: maskUrl(cause.stack ?? ''),
  });
}
