import type { Page } from '../contract/page.ts';
import type { ProviderItem } from '../contract/spend.ts';
import { draws, imagesOf, speaks, speechOf } from './engines-of.ts';
import { hostOf, type Provider, type Providers } from './provider.ts';

/** A provider for anybody's eyes: neither its address in full nor its key. */
export function describeProvider(provider: Provider): ProviderItem {
  const { name, kind, paid, defaultFor } = provider;
  return {
    name,
    kind,
    host: hostOf(provider),
    paid,
    speech: speaks(provider) ? speechOf(provider).model : null,
    images: draws(provider) ? imagesOf(provider).model : null,
    default_for: [...defaultFor],
  };
}

/** Who may be asked where the work is done. */
export async function listProviders({
  providers,
}: {
  providers: Providers;
}): Promise<Page<ProviderItem>> {
  return { items: [...providers.values()].map(describeProvider), next: null };
}
