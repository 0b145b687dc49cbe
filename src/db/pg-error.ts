/** An error that PostgreSQL reported. PGlite brings a class of its own, so the shape decides. */
export interface PgError extends Error {
  /** SQLSTATE. */
  code: string;
  severity: string;
  detail?: string;
  hint?: string;
  /** 1-based, in characters, into the text that was sent. */
  position?: string;
  internalPosition?: string;
  internalQuery?: string;
  where?: string;
  schema?: string;
  table?: string;
  column?: string;
  constraint?: string;
}

export function isPgError(error: unknown): error is PgError {
  return (
    error instanceof Error &&
    'severity' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}

/** The server says WARNING in its own language; the class of SQLSTATEs is the same in all. */
export function isWarning({ code }: { code?: string | undefined }): boolean {
  return code?.startsWith('01') ?? false;
}
