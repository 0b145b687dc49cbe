import { z } from 'zod';
import { AppError, type ErrorCode } from '../contract/error.ts';
import { askProvider } from './http/ask-provider.ts';
import { readJson } from './http/read-json.ts';
import { bearer } from './openai/headers.ts';
import type { Provider, ProviderKind } from './provider.ts';

export interface TestedProvider {
  provider: string;
  ok: boolean;
  milliseconds: number;
  error: { code: ErrorCode; message: string; hint: string | undefined } | null;
}

/** What each kind is asked that costs nothing and needs the key. */
const QUESTIONS: Record<ProviderKind, { path: string; shape: z.ZodType }> = {
  'openai-compatible': { path: '/models', shape: z.object({ data: z.array(z.unknown()) }) },
  elevenlabs: { path: '/v1/models', shape: z.array(z.unknown()) },
  comfyui: { path: '/system_stats', shape: z.object({ system: z.unknown() }) },
};
const MOST_BYTES = 5_000_000;

/** Asks a provider who it is: nothing is made, nothing is paid, and no text of anybody's goes there. */
export async function testProvider(
  provider: Provider,
  signal?: AbortSignal,
): Promise<TestedProvider> {
  const began = performance.now();
  const { path, shape } = QUESTIONS[provider.kind];
  const tested = (error: TestedProvider['error']): TestedProvider => ({
    provider: provider.name,
    ok: error === null,
    milliseconds: Math.round(performance.now() - began),
    error,
  });
  const key = provider.key;
  const own: Record<string, string> =
    provider.kind === 'elevenlabs' && key !== null ? { 'xi-api-key': key } : bearer(provider);
  try {
    const answer = await askProvider(provider, {
      method: 'GET',
      path,
      headers: own,
      signal,
      most: MOST_BYTES,
    });
    readJson(provider, answer, shape, { mayBeCharged: false });
    return tested(null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, hint } = error;
    return tested({ code, message, hint });
  }
}
