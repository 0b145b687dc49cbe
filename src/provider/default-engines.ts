import { findProvider, imagesOf, speechOf } from './engines-of.ts';
import { type EngineUse, OWN_ENGINES, type Provider, type Providers } from './provider.ts';

/** By the key of its setting, what each use is done by where nobody names an engine. */
export type DefaultEngines = Record<EngineUse, string>;

const CHECKS: Record<EngineUse, (provider: Provider) => unknown> = {
  speech: speechOf,
  images: imagesOf,
};

/**
 * Marks the providers that are asked where nobody names an engine.
 * @throws AppError `provider.unknown` where one is not configured, or cannot do it
 */
export function withDefaults(providers: Providers, defaults: DefaultEngines): Providers {
  const uses = Object.entries(defaults) as [EngineUse, string][];
  for (const [use, name] of uses) {
    if (!OWN_ENGINES.includes(name)) CHECKS[use](findProvider(providers, name));
  }
  return new Map(
    [...providers].map(([name, provider]) => [
      name,
      { ...provider, defaultFor: uses.flatMap(([use, each]) => (each === name ? [use] : [])) },
    ]),
  );
}
