import { AppError, type ErrorCode } from '../contract/error.ts';
import { Problem } from '../contract/problem.ts';

/** By status, for what comes from a proxy on the way and not from Goldenrod. */
const BY_STATUS: Record<number, ErrorCode> = {
  401: 'http.unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'http.too_large',
  429: 'http.too_many_requests',
};

/** What the server said is wrong, as the same error that a verb throws here. */
export async function problemToError(response: Response): Promise<AppError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    const { code, detail, hint, details } = problem.data;
    return new AppError(code, detail, { hint, details });
  }
  return new AppError(
    BY_STATUS[response.status] ?? 'server.unreachable',
    `the server answered ${response.status} and did not say why`,
    { hint: 'Check the address; a proxy on the way may have answered.' },
  );
}

export function unreachable(url: string, cause: unknown): AppError {
  return new AppError('server.unreachable', `no answer from ${originOf(url)}`, {
    hint: 'Check the address, and that Goldenrod runs there: goldenrod up',
    cause,
  });
}

/** Without what could be a secret in it. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'the server';
}
