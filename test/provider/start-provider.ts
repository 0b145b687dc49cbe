import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { writeWav } from '../../src/media/audio/wav.ts';
import type { Provider } from '../../src/provider/provider.ts';
import { smallPng } from './small-png.ts';

export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

type Misbehaviour = (response: ServerResponse, asked: Asked) => void;

export interface TestProvider {
  url: string;
  /** All that was asked, in order. */
  asked: Asked[];
  /** What was asked to be made, in order. */
  made(): Asked[];
  /** The next request to make something is answered like this instead, once each. */
  next(...misbehaviours: Misbehaviour[]): void;
  /** What keeps a picture in the queue; called when it may be finished. */
  hold(): () => void;
  provider(kind: Provider['kind'], more?: Partial<Provider>): Provider;
  close(): Promise<void>;
}

export const KEY = 'sk-goldenrod-test-4f1c2a77';
const MAKING = /^\/(v1\/(audio\/speech|images\/|text-to-speech\/)|prompt$)/;

/** A server on this machine that speaks the protocols of OpenAI, ElevenLabs and ComfyUI. */
export async function startProvider(): Promise<TestProvider> {
  const asked: Asked[] = [];
  const misbehaviours: Misbehaviour[] = [];
  const queue = new Map<string, boolean>();
  let held = false;
  const isMaking = ({ method, path }: Asked) => method === 'POST' && MAKING.test(path);
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const one: Asked = { method, path, headers, body: await buffer(request) };
    asked.push(one);
    const misbehave = isMaking(one) ? misbehaviours.shift() : undefined;
    if (misbehave !== undefined) misbehave(response, one);
    else answer(response, one, { queue, isHeld: () => held });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    made: () => asked.filter(isMaking),
    next: (...more) => misbehaviours.push(...more),
    hold: () => {
      held = true;
      return () => {
        held = false;
      };
    },
    provider: (kind, more = {}) => ({
      name: 'lab',
      kind,
      url: kind === 'openai-compatible' ? `${url}/v1` : url,
      key: KEY,
      speechModel: null,
      imageModel: null,
      workflow: null,
      referenceWorkflow: null,
      paid: false,
      prices: {},
      timeoutMs: 5_000,
      defaultFor: [],
      ...more,
    }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

/** What servers do wrong. */
export const wrong = {
  busy:
    (seconds: number | null): Misbehaviour =>
    (response) =>
      json(
        response,
        429,
        { error: { message: 'slow down', code: 'rate_limit_exceeded' } },
        seconds === null ? {} : { 'retry-after': String(seconds) },
      ),
  status:
    (status: number, body: unknown = { error: { message: 'it fell over' } }): Misbehaviour =>
    (response) =>
      json(response, status, body),
  page: (): Misbehaviour => (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title>');
  },
  /** Half of what was told, then the line is dead. */
  cut: (): Misbehaviour => (response) => {
    response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': '100000' });
    response.write(sound(1).subarray(0, 2_000), () => response.destroy());
  },
  /** Half of a file, told as the whole. */
  half: (): Misbehaviour => (response) => {
    response.writeHead(200, { 'content-type': 'audio/wav' });
    response.end(sound(1).subarray(0, 2_000));
  },
  silent: (): Misbehaviour => () => undefined,
  /** It repeats the key that it was given. */
  wrongKey:
    (): Misbehaviour =>
    (response, { headers }) =>
      json(response, 401, {
        error: { message: `Incorrect key: ${headers.authorization ?? headers['xi-api-key']}` },
      }),
};

/** A tone for so many seconds, at 24 kHz as OpenAI's. */
function sound(seconds: number, rate = 24_000): Buffer {
  const samples = Int16Array.from({ length: Math.round(seconds * rate) }, (_, i) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * 220 * i) / rate)),
  );
  return writeWav(samples, rate);
}

interface Insides {
  /** By id, whether it was fetched. */
  queue: Map<string, boolean>;
  isHeld(): boolean;
}

function answer(response: ServerResponse, asked: Asked, insides: Insides): unknown {
  const { path } = asked;
  if (path === '/v1/models') {
    const models = [{ id: 'one' }];
    return json(response, 200, 'xi-api-key' in asked.headers ? models : { data: models });
  }
  if (path === '/system_stats') return json(response, 200, { system: { os: 'test' } });
  if (path === '/v1/audio/speech') {
    const { input } = JSON.parse(asked.body.toString());
    response.writeHead(200, { 'content-type': 'audio/wav', 'x-request-id': randomUUID() });
    return response.end(sound(Math.min(5, 0.3 + input.length / 50)));
  }
  if (path.startsWith('/v1/text-to-speech/')) {
    const { text } = JSON.parse(asked.body.toString());
    const cost = { 'character-cost': String(text.length), 'request-id': randomUUID() };
    response.writeHead(200, { 'content-type': 'audio/pcm', ...cost });
    return response.end(sound(0.5, 16_000).subarray(44));
  }
  if (path.startsWith('/v1/images/')) {
    return json(response, 200, { data: [{ b64_json: smallPng().toString('base64') }] });
  }
  return comfy(response, asked, insides);
}

function comfy(
  response: ServerResponse,
  { path, body }: Asked,
  { queue, isHeld }: Insides,
): unknown {
  if (path === '/upload/image') {
    const name = /filename="([^"]+)"/.exec(body.toString('latin1'))?.[1];
    return json(response, 200, { name, subfolder: '', type: 'input' });
  }
  if (path === '/prompt') {
    const { prompt_id: id = randomUUID() } = JSON.parse(body.toString());
    queue.set(id, false);
    return json(response, 200, { prompt_id: id, number: 1, node_errors: {} });
  }
  if (path === '/queue') {
    const running = isHeld() ? [...queue.keys()].map((id, i) => [i, id, {}]) : [];
    return json(response, 200, { queue_running: running, queue_pending: [] });
  }
  if (path.startsWith('/history/')) {
    const id = path.slice('/history/'.length);
    if (!queue.has(id) || isHeld()) return json(response, 200, {});
    const images = [{ filename: `${id}.png`, subfolder: '', type: 'output' }];
    const status = { status_str: 'success', completed: true, messages: [] };
    return json(response, 200, { [id]: { outputs: { '9': { images } }, status } });
  }
  if (path.startsWith('/view?')) {
    response.writeHead(200, { 'content-type': 'image/png' });
    return response.end(smallPng());
  }
  return json(response, 404, { error: { message: `nothing is at ${path}` } });
}
