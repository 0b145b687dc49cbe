import type { z } from 'zod';
import type { Provider } from '../provider.ts';
import { providerError, said } from '../provider-error.ts';
import type { ProviderAnswer } from './ask-provider.ts';

/** @throws AppError `provider.wrong_answer` for a page, or JSON of another shape */
export function readJson<Shape extends z.ZodType>(
  provider: Provider,
  { bytes, type }: ProviderAnswer,
  shape: Shape,
  { mayBeCharged }: { mayBeCharged: boolean },
): z.output<Shape> {
  const words = new TextDecoder().decode(bytes);
  const wrong = (why: string) =>
    providerError(provider, {
      code: 'provider.wrong_answer',
      why,
      hint: 'Nothing of it was kept. See that its address leads to the API, as https://HOST/v1.',
      mayBeCharged,
    });
  let parsed: unknown;
  try {
    parsed = JSON.parse(words);
  } catch {
    const what = /^\s*</.test(words) ? 'a web page' : `"${said(provider, words.slice(0, 80))}"`;
    throw wrong(`answered ${what} (${type || 'of no type'}) where JSON is expected`);
  }
  const read = shape.safeParse(parsed);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(`answered JSON of another shape: ${issue?.path.join('.')}: ${issue?.message}`);
}
