import { AppError } from '../contract/error.ts';
import { comfyuiImages } from './comfyui/images.ts';
import { elevenlabsSpeech } from './elevenlabs/speech.ts';
import type { ImageEngine, SpeechEngine } from './engine.ts';
import { openaiImages } from './openai/images.ts';
import { openaiSpeech } from './openai/speech.ts';
import {
  DRAWN,
  type EngineUse,
  OWN_ENGINES,
  type Provider,
  type ProviderKind,
  type Providers,
} from './provider.ts';

const SPEECH: Partial<Record<ProviderKind, (provider: Provider) => SpeechEngine>> = {
  'openai-compatible': openaiSpeech,
  elevenlabs: elevenlabsSpeech,
};
const IMAGES: Partial<Record<ProviderKind, (provider: Provider) => ImageEngine>> = {
  'openai-compatible': openaiImages,
  comfyui: comfyuiImages,
};

/** @throws AppError `provider.unknown` */
export function findProvider(providers: Providers, name: string): Provider {
  const provider = providers.get(name);
  if (provider !== undefined) return provider;
  const known = [...providers.keys()].join(', ') || 'none';
  throw new AppError(
    'provider.unknown',
    `no provider "${name}" is configured; there are: ${known}`,
    {
      hint: 'Configure it: "providers" in goldenrod.json, or GOLDENROD_PROVIDER_NAME_URL and _KIND.',
      details: { provider: name },
    },
  );
}

/**
 * Who draws: the provider that was named, else the one that is set as default; null where this machine does.
 * @throws AppError `provider.unknown`
 */
export function drawerOf(providers: Providers, named: string | undefined): Provider | null {
  if (named === DRAWN) return null;
  const drawer =
    named === undefined ? defaultOf(providers, 'images') : findProvider(providers, named);
  if (drawer !== null) imagesOf(drawer);
  return drawer;
}

function defaultOf(providers: Providers, use: EngineUse): Provider | null {
  return [...providers.values()].find(({ defaultFor }) => defaultFor.includes(use)) ?? null;
}

/**
 * Those who may be asked: all that are configured, or the one that was named; nobody for an engine of this machine.
 * @throws AppError `provider.unknown`
 */
export function providersNamed(providers: Providers, named: string | undefined): Providers {
  if (named === undefined) return providers;
  if (OWN_ENGINES.includes(named)) return new Map();
  return new Map([[named, findProvider(providers, named)]]);
}

/** @throws AppError `provider.unknown` where it does not speak */
export function speechOf(provider: Provider): SpeechEngine {
  return engineOf(provider, SPEECH, 'does not speak');
}

/** @throws AppError `provider.unknown` where it does not draw */
export function imagesOf(provider: Provider): ImageEngine {
  return engineOf(provider, IMAGES, 'draws nothing');
}

function engineOf<Engine>(
  provider: Provider,
  engines: Partial<Record<ProviderKind, (provider: Provider) => Engine>>,
  lacks: string,
): Engine {
  const make = engines[provider.kind];
  if (make !== undefined) return make(provider);
  throw new AppError(
    'provider.unknown',
    `${provider.name} is of kind ${provider.kind}, which ${lacks}`,
    {
      hint: `Name a provider of kind ${Object.keys(engines).join(' or ')}.`,
      details: { provider: provider.name },
    },
  );
}

export const speaks = ({ kind }: Provider): boolean => kind in SPEECH;
export const draws = ({ kind }: Provider): boolean => kind in IMAGES;
