import { z } from 'zod';
import { pictureType } from '../content/check-picture.ts';
import type { ImageEngine, ImageRequest } from '../engine.ts';
import { askProvider, type ProviderAnswer } from '../http/ask-provider.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { wrongContent } from '../wrong-content.ts';
import { bearer } from './headers.ts';

const MODEL = 'gpt-image-1';
/** Base64 of a large picture. */
const MOST_BYTES = 60_000_000;
/** What the protocol knows: others are refused there. */
const SIZES = [
  { size: '1024x1024', ratio: 1 },
  { size: '1536x1024', ratio: 1.5 },
  { size: '1024x1536', ratio: 2 / 3 },
] as const;

const Answer = z.object({
  data: z.array(z.object({ b64_json: z.string().min(1) })).min(1),
});

/** `POST /images/generations`, and with a reference `/images/edits`, which takes pictures along. */
export function openaiImages(provider: Provider): ImageEngine {
  const model = provider.imageModel ?? MODEL;
  return {
    model,
    knows: null,
    async draw(request, { signal }) {
      const { path, body, headers } =
        request.references.length === 0 ? plain(model, request) : withPictures(model, request);
      const answer = await askProvider(provider, {
        method: 'POST',
        path,
        headers: { ...bearer(provider), ...headers },
        body,
        signal,
        most: MOST_BYTES,
      });
      return madeOf(provider, answer);
    },
  };
}

function plain(model: string, { prompt, ...request }: ImageRequest) {
  // Only models from before answer with an address unless they are told.
  const format = /^dall-e/.test(model) ? { response_format: 'b64_json' } : {};
  return {
    path: '/images/generations',
    body: JSON.stringify({ model, prompt, n: 1, size: sizeOf(request), ...format }),
    headers: { 'content-type': 'application/json' },
  };
}

function withPictures(model: string, { prompt, references, ...request }: ImageRequest) {
  const body = new FormData();
  body.set('model', model);
  body.set('prompt', prompt);
  body.set('n', '1');
  body.set('size', sizeOf(request));
  const field = references.length === 1 ? 'image' : 'image[]';
  for (const [i, { content, type }] of references.entries()) {
    const blob = new Blob([Uint8Array.from(content)], { type });
    body.append(field, blob, `reference-${i + 1}.${type.replace(/^image\//, '')}`);
  }
  // The type, with its boundary, is told by the form itself.
  return { path: '/images/edits', body, headers: {} };
}

/** The one that is nearest in shape. */
function sizeOf({ width, height }: Pick<ImageRequest, 'width' | 'height'>): string {
  const distance = (ratio: number) => Math.abs(Math.log((width / height) * (1 / ratio)));
  return (
    [...SIZES].sort((one, other) => distance(one.ratio) - distance(other.ratio))[0]?.size ?? ''
  );
}

function madeOf(provider: Provider, answer: ProviderAnswer) {
  const { data } = readJson(provider, answer, Answer, { mayBeCharged: true });
  const content = Buffer.from(data[0]?.b64_json ?? '', 'base64');
  const type = pictureType(content);
  if (type === null) {
    throw wrongContent(provider, { bytes: content, type: 'base64' }, 'a whole picture');
  }
  return { content, type, id: answer.headers.get('x-request-id'), units: null };
}
