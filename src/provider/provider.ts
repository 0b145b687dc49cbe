import type { ENGINE_USES, PROVIDER_KINDS } from '../contract/spend.ts';
import type { PriceTable } from './price-table.ts';

export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** A server that speaks or draws for us, as it was configured. */
export interface Provider {
  /** By which voices, commands and rows know it; also an engine's name. */
  name: string;
  kind: ProviderKind;
  /** Without a slash at its end. */
  url: string;
  key: string | null;
  speechModel: string | null;
  imageModel: string | null;
  /** File of a ComfyUI workflow in API format, with placeholders. */
  workflow: string | null;
  /** The same for a picture with references; null where the one above has places for them. */
  referenceWorkflow: string | null;
  /** Whether the rules of cost hold: of all that is not on this machine, unless it was said otherwise. */
  paid: boolean;
  /** What was said of its prices, over what is known of them. */
  prices: PriceTable;
  /** Of one request, in milliseconds. */
  timeoutMs: number;
  /** What it is asked for where nobody names an engine. */
  defaultFor: readonly EngineUse[];
}

export type EngineUse = (typeof ENGINE_USES)[number];

/** By which what is made on this machine is asked for, also where another is set as default. */
export const DRAWN = 'drawn';
export const OWN_ENGINES: readonly string[] = ['flite', 'espeak-ng', DRAWN];

export type Providers = ReadonlyMap<string, Provider>;

/** Where the text of a request goes. */
export function hostOf({ url }: Pick<Provider, 'url'>): string {
  return new URL(url).host;
}
