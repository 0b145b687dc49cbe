import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { pictureType } from '../../provider/content/check-picture.ts';
import { imagesOf } from '../../provider/engines-of.ts';
import type { Provider } from '../../provider/provider.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import type { MediaRoad } from '../media-road.ts';
import type { Till } from '../network/ask-by-till.ts';
import type { MediaMeta } from '../store/media-store.ts';
import type { Portrait } from './portraits.ts';

const fitting = pureWork<typeof import('./fit-picture.ts'), 'fitPicture'>(
  'media/pictures/fit-picture',
  'fitPicture',
);

/** A picture that is to be made by an engine, with all that it depends on. */
export interface WantedPicture {
  /** The shot or the character that it is for. */
  element: string;
  prompt: string;
  width: number;
  height: number;
  /** Another one is another picture of the same. */
  seed: number;
  /** Whose portraits go along. */
  references: readonly Portrait[];
}

/** What a take of such a picture was made from, by name. */
export function inputsOf(provider: Provider, picture: WantedPicture): Record<string, unknown> {
  const { prompt, seed, references } = picture;
  return {
    engine: provider.name,
    model: imagesOf(provider).model,
    prompt,
    seed,
    references: references.map(({ sha256 }) => sha256),
  };
}

/** The same wherever the same picture is asked for. */
export function pictureHash(inputs: Record<string, unknown>): string {
  const { engine, model, prompt, seed, references } = inputs;
  return hashOf([engine, model, prompt, seed, references]);
}

export function seedOf(text: string): number {
  return Number.parseInt(hashOf(text).slice(0, 8), 16) % 2 ** 31;
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Has a picture made, portraits sent along, and keeps it in the size that was wanted. */
export async function askForPicture(
  road: MediaRoad,
  till: Till,
  provider: Provider,
  { element, prompt, width, height, seed, references }: WantedPicture,
): Promise<MediaMeta> {
  const engine = imagesOf(provider);
  const { content } = await till.make(
    {
      provider,
      model: engine.model,
      unit: 'image',
      units: 1,
      element,
      inputs: [prompt, width, height, seed, references.map(({ sha256 }) => sha256)],
      kind: 'image',
      knows: engine.knows,
    },
    async (asking) => {
      const sent = references.map(async ({ sha256, type }) => ({
        content: await buffer(await road.open(sha256)),
        type,
      }));
      const request = { prompt, width, height, seed, references: await Promise.all(sent) };
      return engine.draw(request, asking);
    },
  );
  const type = pictureType(content) ?? '';
  const png = await inThread(fitting, [{ content, type, width, height }], road);
  return road.keep(png, 'image');
}
