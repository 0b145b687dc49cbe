import type { AppError } from '../contract/error.ts';
import type { ProviderAnswer } from './http/ask-provider.ts';
import type { Provider } from './provider.ts';
import { providerError } from './provider-error.ts';

/** Of an answer that says success and is not what was asked for, or a part of it. */
export function wrongContent(
  provider: Provider,
  { bytes, type }: Pick<ProviderAnswer, 'bytes' | 'type'>,
  expected: string,
): AppError {
  const isPage = /^\s*</.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
  const found = isPage ? 'a web page' : `${bytes.length} bytes of ${type || 'no type'}`;
  return providerError(provider, {
    code: 'provider.wrong_answer',
    why: `answered ${found} where ${expected} is expected`,
    hint: 'Nothing of it was kept. Its address may lead elsewhere, or the answer was cut off on its way.',
    mayBeCharged: true,
  });
}
