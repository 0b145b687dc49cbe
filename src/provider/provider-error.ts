import { AppError, type ErrorCode } from '../contract/error.ts';
import { hostOf, type Provider } from './provider.ts';

/** More of what a stranger says is of no use. */
const LONGEST_SAID = 300;

export interface Failure {
  code: Extract<ErrorCode, `provider.${string}`>;
  why: string;
  hint: string;
  /** Whether the provider may have done the work, and so counts it: then nobody asks again by itself. */
  mayBeCharged: boolean;
  details?: Record<string, unknown>;
  cause?: unknown;
}

export function providerError(
  provider: Provider,
  { code, why, hint, mayBeCharged, details, cause }: Failure,
): AppError {
  return new AppError(code, withoutKey(provider, `${provider.name} (${hostOf(provider)}) ${why}`), {
    hint,
    details: { provider: provider.name, may_be_charged: mayBeCharged, ...details },
    cause,
  });
}

/** What the other side said, on one line, without a key that it may have repeated. */
export function said(provider: Provider, words: string): string {
  const line = withoutKey(provider, words).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SAID ? `${line.slice(0, LONGEST_SAID)}…` : line;
}

function withoutKey({ key }: Provider, words: string): string {
  return key === null ? words : words.replaceAll(key, '****');
}

/** Whether an error says that the provider surely did nothing that it counts. */
export function isSurelyFree(error: unknown): boolean {
  return error instanceof AppError && error.details?.may_be_charged === false;
}
