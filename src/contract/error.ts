/**
 * Every failure that a caller can meet, by a code that never changes.
 *
 * `exit` is the command's exit code (1: it could not be done; 2: it was asked wrongly),
 * `status` the HTTP status. docs/ERRORS.md lists the same table for people.
 */
export const ERROR_CODES = {
  usage: { exit: 2, status: 400 },
  not_found: { exit: 1, status: 404 },
  ambiguous: { exit: 1, status: 409 },
  forbidden: { exit: 1, status: 403 },
  invalid: { exit: 1, status: 422 },
  conflict: { exit: 1, status: 409 },
  internal: { exit: 1, status: 500 },

  'http.unauthenticated': { exit: 1, status: 401 },
  'http.method_not_allowed': { exit: 1, status: 405 },
  'http.too_slow': { exit: 1, status: 408 },
  'http.lost_update': { exit: 1, status: 412 },
  'http.too_large': { exit: 1, status: 413 },
  'http.unsupported_type': { exit: 1, status: 415 },
  'http.key_reused': { exit: 1, status: 422 },
  'http.precondition_required': { exit: 1, status: 428 },
  'http.too_many_requests': { exit: 1, status: 429 },
  'http.gone': { exit: 1, status: 499 },
  'http.issuer_unreachable': { exit: 1, status: 503 },
  'server.unreachable': { exit: 1, status: 502 },
  'server.port_taken': { exit: 1, status: 500 },
  'config.invalid': { exit: 2, status: 500 },

  'file.unreadable': { exit: 1, status: 400 },
  'book.unsupported': { exit: 1, status: 415 },
  'book.damaged': { exit: 1, status: 422 },
  'book.too_large': { exit: 1, status: 413 },
  'book.encrypted': { exit: 1, status: 422 },
  'book.wrong_encoding': { exit: 1, status: 422 },
  'book.no_text': { exit: 1, status: 422 },
  'book.already_imported': { exit: 0, status: 200 },

  'media.unsupported': { exit: 1, status: 415 },
  'media.too_large': { exit: 1, status: 413 },
  'media.unreachable': { exit: 1, status: 503 },
  'media.no_ffmpeg': { exit: 1, status: 503 },
  'media.ffmpeg_failed': { exit: 1, status: 500 },
  'speech.no_engine': { exit: 1, status: 422 },
  'speech.unknown_voice': { exit: 1, status: 422 },
  'speech.unspeakable': { exit: 1, status: 422 },
  'speech.failed': { exit: 1, status: 500 },
  'provider.unknown': { exit: 1, status: 422 },
  'provider.unreachable': { exit: 1, status: 502 },
  'provider.busy': { exit: 1, status: 503 },
  'provider.failed': { exit: 1, status: 502 },
  'provider.cut_off': { exit: 1, status: 502 },
  'provider.wrong_answer': { exit: 1, status: 502 },
  'provider.wrong_key': { exit: 1, status: 502 },
  'provider.refused': { exit: 1, status: 422 },
  'provider.bad_request': { exit: 1, status: 422 },
  'provider.out_of_funds': { exit: 1, status: 502 },
  'provider.in_doubt': { exit: 1, status: 409 },
  'spend.no_room': { exit: 1, status: 409 },
  'spend.not_approved': { exit: 1, status: 409 },
  'spend.over_max': { exit: 1, status: 422 },
  'spend.price_unknown': { exit: 1, status: 422 },
  'backup.damaged': { exit: 1, status: 422 },
  'storage.full': { exit: 1, status: 507 },

  'script.empty': { exit: 1, status: 422 },
  'script.too_large': { exit: 1, status: 413 },
  'script.unsupported': { exit: 1, status: 415 },
  'script.damaged': { exit: 1, status: 422 },
  'script.no_speaker': { exit: 1, status: 422 },
  'script.encrypted': { exit: 1, status: 422 },
  'script.no_text': { exit: 1, status: 422 },
  'script.move_refused': { exit: 1, status: 409 },
  'script.frozen': { exit: 1, status: 409 },
  'script.unprintable': { exit: 1, status: 422 },
  'script.unknown_style': { exit: 1, status: 422 },
  'script.version_taken': { exit: 1, status: 409 },
  'cast.foreign_character': { exit: 1, status: 422 },
  'history.append_only': { exit: 1, status: 409 },

  'work.too_much': { exit: 1, status: 422 },

  'db.unreachable': { exit: 1, status: 503 },
  'db.busy': { exit: 1, status: 503 },
  'db.locked': { exit: 1, status: 503 },
  'db.not_migrated': { exit: 1, status: 503 },
  'db.failed': { exit: 1, status: 500 },
  'migration.edited': { exit: 1, status: 500 },
  'migration.failed': { exit: 1, status: 500 },
  'migration.unknown': { exit: 1, status: 400 },
  'migration.blocked': { exit: 1, status: 409 },
  'migration.needs_consent': { exit: 1, status: 400 },
  'migration.unprepared': { exit: 1, status: 409 },
  'verify.failed': { exit: 1, status: 500 },
} as const satisfies Record<string, { exit: 0 | 1 | 2; status: number }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorOptions {
  /** What to do about it, as a sentence or a command to type. */
  hint?: string | undefined;
  /** Machine-readable particulars: what was found, what was expected. */
  details?: Record<string, unknown> | undefined;
  cause?: unknown;
}

/** The one error type that crosses from the nouns to the doors. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = options.hint;
    this.details = options.details;
  }
}
