import type { CatalogueVoice, Voice } from '../../../../src/contract/index.ts';

/** In the place of an id of the catalogue, for no voice at all. */
export const NO_VOICE = 'none';

/** Which voice of the catalogue it is; empty for one that was set by its parts. */
export function catalogueId(voice: Voice | null, catalogue: readonly CatalogueVoice[]): string {
  if (voice === null) return NO_VOICE;
  const same = catalogue.find(
    (each) =>
      each.engine === voice.engine &&
      each.voice === voice.voice &&
      isClose(each.pitch, voice.pitch) &&
      isClose(each.rate, voice.rate),
  );
  return same?.id ?? '';
}

/** The database keeps them in single precision. */
const isClose = (one: number, other: number) => Math.abs(one - other) < 1e-4;

/** The voice of an id; null for none, undefined for what is not there. */
export function voiceOf(
  id: string,
  catalogue: readonly CatalogueVoice[],
): Voice | null | undefined {
  if (id === NO_VOICE) return null;
  const found = catalogue.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const { engine, voice, pitch, rate, style } = found;
  return { engine, voice, pitch, rate, style };
}
