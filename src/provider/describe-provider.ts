import { draws, imagesOf, speaks, speechOf } from './engines-of.ts';
import type { Provider } from './provider.ts';

/** A provider for anybody's eyes: of its key, only whether there is one. */
export function describeProvider(provider: Provider) {
  const { name, kind, url, key, paid } = provider;
  return {
    name,
    kind,
    url,
    key: key !== null,
    paid,
    /** The model by which it speaks; null where it does not. */
    speech: speaks(provider) ? speechOf(provider).model : null,
    images: draws(provider) ? imagesOf(provider).model : null,
  };
}
