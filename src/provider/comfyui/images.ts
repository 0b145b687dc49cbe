import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { pictureType } from '../content/check-picture.ts';
import type { AskingLater, ImageEngine, ImageRequest, MadeContent } from '../engine.ts';
import { askProvider } from '../http/ask-provider.ts';
import { readJson } from '../http/read-json.ts';
import { bearer } from '../openai/headers.ts';
import type { Provider } from '../provider.ts';
import { providerError, said } from '../provider-error.ts';
import { wrongContent } from '../wrong-content.ts';
import { type Fillings, fillWorkflow, placeholdersOf } from './fill-workflow.ts';
import { readWorkflow, referenceName } from './read-workflow.ts';

const MOST_JSON = 20_000_000;
const MOST_PICTURE = 60_000_000;
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 2_000;
/** A picture that is not there by then will not come. */
const LONGEST_WORK_MS = 30 * 60_000;

const Accepted = z.object({ prompt_id: z.string().min(1) });
const Uploaded = z.object({ name: z.string().min(1), subfolder: z.string().default('') });
const Picture = z.object({
  filename: z.string(),
  subfolder: z.string().default(''),
  type: z.string().default('output'),
});
const Entry = z.object({
  outputs: z.record(z.string(), z.looseObject({ images: z.array(Picture).optional() })),
  status: z
    .object({ status_str: z.string().optional(), messages: z.unknown().optional() })
    .optional(),
});
type Entry = z.output<typeof Entry>;
const History = z.record(z.string(), Entry);
const Queue = z.object({
  queue_running: z.array(z.array(z.unknown())),
  queue_pending: z.array(z.array(z.unknown())),
});

/** A ComfyUI server: a workflow goes into its queue, and its picture is fetched by the id that it has there. */
export function comfyuiImages(provider: Provider): ImageEngine {
  return {
    model: provider.imageModel ?? 'workflow',
    knows: async (id, { signal }) =>
      (await entryOf(provider, id, signal)) !== undefined ||
      (await isWaiting(provider, id, signal)) ||
      // It may have ended between the two looks.
      (await entryOf(provider, id, signal)) !== undefined,
    async draw(request, asking) {
      const id = asking.resume ?? (await submit(provider, request, asking));
      const entry = await finished(provider, id, asking.signal);
      return pictureOf(provider, id, entry, asking.signal);
    },
  };
}

async function submit(
  provider: Provider,
  { prompt, width, height, seed, references }: ImageRequest,
  { id, onAccepted, signal }: AskingLater,
): Promise<string> {
  const workflow = await readWorkflow(provider, references.length);
  const places = placeholdersOf(workflow);
  const fillings: Record<string, string | number> = { prompt, width, height, seed };
  for (const [at, reference] of references.entries()) {
    const name = referenceName(at);
    if (places.has(name)) fillings[name] = await upload(provider, reference, signal);
  }
  const answer = await askProvider(provider, {
    method: 'POST',
    path: '/prompt',
    headers: { ...bearer(provider), 'content-type': 'application/json' },
    // Newer servers take our id over; what an older one answers is its own.
    body: JSON.stringify({ prompt: fillWorkflow(workflow, fillings as Fillings), prompt_id: id }),
    signal,
    most: MOST_JSON,
  });
  const { prompt_id } = readJson(provider, answer, Accepted, { mayBeCharged: true });
  await onAccepted?.(prompt_id);
  return prompt_id;
}

/** By its content, so that a picture that was sent once is there. */
async function upload(
  provider: Provider,
  { content, type }: ImageRequest['references'][number],
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const body = new FormData();
  const name = `goldenrod-${hash}.${type.replace(/^image\//, '')}`;
  body.set('image', new Blob([Uint8Array.from(content)], { type }), name);
  body.set('overwrite', 'true');
  const answer = await askProvider(provider, {
    method: 'POST',
    path: '/upload/image',
    headers: bearer(provider),
    body,
    signal,
    most: MOST_JSON,
  });
  const stored = readJson(provider, answer, Uploaded, { mayBeCharged: false });
  return stored.subfolder === '' ? stored.name : `${stored.subfolder}/${stored.name}`;
}

async function finished(
  provider: Provider,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Entry> {
  const until = performance.now() + LONGEST_WORK_MS;
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LONGEST_LOOK_MS)) {
    const entry = await entryOf(provider, id, signal);
    if (entry !== undefined) return entry;
    if (!(await isWaiting(provider, id, signal))) {
      // It may have ended between the two looks.
      const ended = await entryOf(provider, id, signal);
      if (ended !== undefined) return ended;
      throw failed(provider, `knows nothing of ${id} any more`, 'It was started anew. Ask again.');
    }
    if (performance.now() > until) {
      throw failed(provider, `has not made ${id} in half an hour`, 'See its queue.');
    }
    await sleep(wait, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
}

async function entryOf(
  provider: Provider,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Entry | undefined> {
  const answer = await look(provider, `/history/${encodeURIComponent(id)}`, signal);
  return readJson(provider, answer, History, { mayBeCharged: false })[id];
}

async function isWaiting(
  provider: Provider,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const answer = await look(provider, '/queue', signal);
  const queue = readJson(provider, answer, Queue, { mayBeCharged: false });
  return [...queue.queue_running, ...queue.queue_pending].some((entry) => entry.includes(id));
}

function look(provider: Provider, path: string, signal: AbortSignal | undefined) {
  const headers = bearer(provider);
  return askProvider(provider, { method: 'GET', path, headers, signal, most: MOST_JSON });
}

async function pictureOf(
  provider: Provider,
  id: string,
  { outputs, status }: Entry,
  signal: AbortSignal | undefined,
): Promise<MadeContent> {
  const pictures = Object.values(outputs).flatMap(({ images = [] }) => images);
  // What a preview shows is another type, and smaller.
  const picture = pictures.find(({ type }) => type === 'output') ?? pictures[0];
  if (picture === undefined || status?.status_str === 'error') {
    const why = said(provider, JSON.stringify(status?.messages ?? 'no picture')).slice(-200);
    throw failed(provider, `made nothing of the workflow: ${why}`, 'Run it in ComfyUI once.');
  }
  const answer = await askProvider(provider, {
    method: 'GET',
    path: `/view?${new URLSearchParams(picture)}`,
    headers: bearer(provider),
    signal,
    most: MOST_PICTURE,
  });
  const type = pictureType(answer.bytes);
  if (type === null) throw wrongContent(provider, answer, 'a whole picture');
  return { content: answer.bytes, type, id, units: null };
}

function failed(provider: Provider, why: string, hint: string) {
  return providerError(provider, { code: 'provider.failed', why, hint, mayBeCharged: false });
}
