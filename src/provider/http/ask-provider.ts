import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../contract/error.ts';
import type { Provider } from '../provider.ts';
import { providerError } from '../provider-error.ts';
import { refusalOf } from './refusal-of.ts';
import { LONGEST_WAIT_MS, retryAfter } from './retry-after.ts';

export interface ProviderCall {
  method: 'GET' | 'POST';
  /** Below the provider's address, with its query. */
  path: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal | undefined;
  /** Bytes that the answer may have. */
  most: number;
}

export interface ProviderAnswer {
  bytes: Uint8Array;
  /** Media type without parameters, in small letters; empty where none was told. */
  type: string;
  headers: Headers;
}

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;

/**
 * Asks a provider, and again where that may help and costs nothing: when it is busy, fell over, or was not
 * reached. What may have been done there is never asked again from here.
 *
 * @throws AppError `provider.*`, with `details.may_be_charged`; the reason of the signal
 */
export async function askProvider(provider: Provider, call: ProviderCall): Promise<ProviderAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(provider, call);
    } catch (error) {
      const wait = waitAfter(error, attempt);
      if (wait === null) throw error;
      await sleep(wait, undefined, { signal: call.signal }).catch(() =>
        call.signal?.throwIfAborted(),
      );
    }
  }
}

/** Milliseconds until the next attempt; null where there is none. */
function waitAfter(error: unknown, attempt: number): number | null {
  if (!(error instanceof AppError) || attempt === ATTEMPTS) return null;
  const { retry, retry_after_ms: asked } = error.details ?? {};
  if (retry !== true) return null;
  if (typeof asked === 'number') return asked <= LONGEST_WAIT_MS ? asked : null;
  return FIRST_WAIT_MS * 2 ** (attempt - 1);
}

async function askOnce(provider: Provider, call: ProviderCall): Promise<ProviderAnswer> {
  const { signal, most } = call;
  signal?.throwIfAborted();
  const late = AbortSignal.timeout(provider.timeoutMs);
  const stop = AbortSignal.any([late, ...(signal === undefined ? [] : [signal])]);
  const response = await send(provider, call, stop);
  const type =
    (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const bytes = await receive(provider, response, { most, stop, signal });
  if (response.ok) return { bytes, type, headers: response.headers };
  throw refusalOf(provider, {
    status: response.status,
    said: new TextDecoder().decode(bytes.subarray(0, 100_000)),
    retryAfterMs: retryAfter(response.headers.get('retry-after')),
  });
}

async function send(
  provider: Provider,
  { method, path, headers, body, signal }: ProviderCall,
  stop: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(`${provider.url}${path}`, {
      method,
      headers: { accept: '*/*', ...headers },
      body: body ?? null,
      signal: stop,
      // Who is sent elsewhere would take the key and the text along.
      redirect: 'manual',
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreached(provider, error, method);
  }
}

/** Refused before anything was said: then nothing of it was done. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function unreached(provider: Provider, error: unknown, method: string): AppError {
  const code = codeOf(error);
  const mayBeCharged = method === 'POST' && !NOT_SENT.has(code);
  return providerError(provider, {
    code: 'provider.unreachable',
    why: code === '' ? 'did not answer in time' : `cannot be reached: ${code}`,
    hint: `See whether it runs, and its address: goldenrod provider test ${provider.name}`,
    mayBeCharged,
    details: { retry: !mayBeCharged && code !== '' && code !== 'ENOTFOUND' },
    cause: error,
  });
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && 'code' in first && typeof first.code === 'string'
    ? first.code
    : '';
}

async function receive(
  provider: Provider,
  { body, ok }: Response,
  { most, stop, signal }: { most: number; stop: AbortSignal; signal: AbortSignal | undefined },
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body ?? []) {
      size += piece.length;
      if (size > most) break;
      pieces.push(piece);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw providerError(provider, {
      code: 'provider.cut_off',
      why: stop.aborted ? 'did not end its answer in time' : 'ended in the middle of its answer',
      hint: 'Nothing of it was kept. Ask again; it may count as paid.',
      mayBeCharged: ok,
      cause: error,
    });
  }
  if (size <= most) return Buffer.concat(pieces);
  throw providerError(provider, {
    code: 'provider.wrong_answer',
    why: `answered with more than ${most} bytes`,
    hint: 'Nothing of it was kept. See what it is: its address may be that of something else.',
    mayBeCharged: ok,
  });
}
