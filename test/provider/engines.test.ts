import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import { imagesOf, speechOf } from '../../src/provider/engines-of.ts';
import type { Provider } from '../../src/provider/provider.ts';
import { testProvider } from '../../src/provider/test-provider.ts';
import { smallPng } from './small-png.ts';
import { KEY, startProvider, type TestProvider, wrong } from './start-provider.ts';

const LINE = { text: 'It will hold.', voice: 'alloy', rate: 1, style: null };
const PICTURE = {
  prompt: 'A lamp room at dusk',
  width: 1280,
  height: 720,
  seed: 7,
  references: [],
};
const PORTRAIT = { content: smallPng(90), type: 'image/png' };
const ID = '7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11';

let folder = '';
let server: TestProvider;
beforeEach(async () => {
  server = await startProvider();
  folder = await mkdtemp(join(tmpdir(), 'goldenrod-workflow-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`no failure of ours: ${error}`);
  return error;
};
const speak = (more: Partial<Provider> = {}, kind: Provider['kind'] = 'openai-compatible') =>
  speechOf(server.provider(kind, more)).speak(LINE, {});
const bodyOf = (at: number) => JSON.parse(server.made()[at]?.body.toString() ?? '');

describe('speech in the protocol of OpenAI', () => {
  test('is a whole WAV file of the words, in the voice and at the rate that were asked for', async () => {
    const engine = speechOf(server.provider('openai-compatible', { speechModel: 'm' }));
    const made = await engine.speak({ ...LINE, rate: 1.25, style: 'softly' }, {});
    expect(Buffer.from(made.content).toString('latin1', 0, 4)).toBe('RIFF');
    expect(made.id).toMatch(/-/);
    expect(server.made()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(bodyOf(0)).toEqual({
      model: 'm',
      voice: 'alloy',
      input: LINE.text,
      response_format: 'wav',
      speed: 1.25,
      instructions: 'softly',
    });
  });

  test('waits as long as a busy server says, and asks again', async () => {
    server.next(wrong.busy(1));
    const began = performance.now();
    await speak();
    expect(performance.now() - began).toBeGreaterThan(950);
    expect(server.made()).toHaveLength(2);
  });

  test('does not wait longer than a minute, and says how long it would have been', async () => {
    server.next(wrong.busy(3_600));
    const error = await failureOf(speak());
    expect(error.code).toBe('provider.busy');
    expect(error.details).toMatchObject({ retry_after_ms: 3_600_000, may_be_charged: false });
    expect(server.made()).toHaveLength(1);
  });

  test('asks again when the server fell over, and gives up after four times', async () => {
    server.next(wrong.status(500));
    await speak();
    expect(server.made()).toHaveLength(2);
    server.next(...Array.from({ length: 9 }, () => wrong.status(500)));
    expect((await failureOf(speak())).code).toBe('provider.failed');
    expect(server.made()).toHaveLength(6);
  });

  test.each([
    ['a stream that is cut', wrong.cut(), 'provider.cut_off', true],
    ['half of a file', wrong.half(), 'provider.wrong_answer', true],
    ['a web page', wrong.page(), 'provider.wrong_answer', true],
    ['silence', wrong.silent(), 'provider.unreachable', true],
    ['a gateway that gave up', wrong.status(504), 'provider.failed', true],
    ['a wrong key', wrong.wrongKey(), 'provider.wrong_key', false],
    ['a redirect', wrong.status(302), 'provider.wrong_answer', false],
    ['a voice that it has not', wrong.status(400), 'provider.bad_request', false],
    [
      'an empty purse',
      wrong.status(429, { error: { message: 'no', code: 'insufficient_quota' } }),
      'provider.out_of_funds',
      false,
    ],
    [
      'a refusal',
      wrong.status(400, { error: { message: 'no', code: 'content_policy_violation' } }),
      'provider.refused',
      false,
    ],
  ])('has a code for %s, and is not asked again', async (_what, misbehave, code, charged) => {
    server.next(misbehave);
    const error = await failureOf(speak({ timeoutMs: 500 }));
    expect([error.code, error.details?.may_be_charged]).toEqual([code, charged]);
    expect(error.message).toContain('lab');
    expect(error.hint).toBeTruthy();
    expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain(KEY);
    expect(server.made()).toHaveLength(1);
  });

  test('is not reached where nothing listens, which costs nothing', async () => {
    const { url } = server;
    await server.close();
    const error = await failureOf(speak({ url }));
    expect(error.code).toBe('provider.unreachable');
    expect(error.details?.may_be_charged).toBe(false);
    server = await startProvider();
  });

  test('ends when its asker goes', async () => {
    server.next(wrong.silent());
    const gone = new AbortController();
    const work = speechOf(server.provider('openai-compatible')).speak(LINE, {
      signal: gone.signal,
    });
    setTimeout(() => gone.abort(new Error('gone')), 50);
    await expect(work).rejects.toThrow('gone');
  });
});

test('speech of ElevenLabs is samples, made a WAV file, with what they were counted as', async () => {
  const made = await speak({}, 'elevenlabs');
  expect(made).toMatchObject({ type: 'audio/wav', units: LINE.text.length });
  expect(server.made()[0]?.path).toBe('/v1/text-to-speech/alloy?output_format=pcm_16000');
  expect(server.made()[0]?.headers['xi-api-key']).toBe(KEY);
  server.next(wrong.page());
  expect((await failureOf(speak({}, 'elevenlabs'))).code).toBe('provider.wrong_answer');
});

describe('pictures in the protocol of OpenAI', () => {
  const draw = (references: (typeof PORTRAIT)[]) =>
    imagesOf(server.provider('openai-compatible')).draw({ ...PICTURE, references }, { id: ID });

  test('are asked by words alone where nobody is to look the same', async () => {
    expect((await draw([])).type).toBe('image/png');
    expect(server.made()[0]?.path).toBe('/v1/images/generations');
    expect(bodyOf(0)).toMatchObject({ prompt: PICTURE.prompt, size: '1536x1024', n: 1 });
  });

  test('take the portrait along, byte by byte', async () => {
    await draw([PORTRAIT]);
    expect(server.made()[0]?.path).toBe('/v1/images/edits');
    expect(server.made()[0]?.body.includes(PORTRAIT.content)).toBe(true);
    expect(server.made()[0]?.body.toString('latin1')).toContain(PICTURE.prompt);
  });

  test.each([
    ['a page', wrong.page()],
    ['a half picture', wrong.status(200, { data: [{ b64_json: halfPicture() }] })],
    ['an address in place of a picture', wrong.status(200, { data: [{ url: 'https://x' }] })],
  ])('are refused where the answer is %s', async (_what, misbehave) => {
    server.next(misbehave);
    expect((await failureOf(draw([]))).code).toBe('provider.wrong_answer');
  });
});

function halfPicture(): string {
  return smallPng().subarray(0, 50).toString('base64');
}

describe('pictures of ComfyUI', () => {
  const node = (inputs: object) => ({ class_type: 'Any', inputs });
  const workflow = async (content: unknown): Promise<string> => {
    const path = join(folder, `${Math.random()}.json`);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  const plain = () =>
    workflow({
      1: node({ text: 'ink: {{prompt}}', seed: '{{seed}}', width: '{{width}}', from: ['2', 0] }),
    });
  const withPortrait = () =>
    workflow({ 1: node({ text: '{{prompt}}' }), 2: node({ image: '{{reference}}' }) });

  test('are made by the workflow with its placeholders filled, numbers as numbers', async () => {
    const provider = server.provider('comfyui', { workflow: await plain() });
    const made = await imagesOf(provider).draw({ ...PICTURE, prompt: 'say "go"' }, { id: ID });
    expect(made).toMatchObject({ type: 'image/png', id: ID });
    expect(bodyOf(0).prompt[1].inputs).toEqual({
      text: 'ink: say "go"',
      seed: 7,
      width: 1280,
      from: ['2', 0],
    });
  });

  test('have the portrait uploaded and named in the workflow', async () => {
    const provider = server.provider('comfyui', {
      workflow: await plain(),
      referenceWorkflow: await withPortrait(),
    });
    await imagesOf(provider).draw({ ...PICTURE, references: [PORTRAIT] }, { id: ID });
    const upload = server.asked.find(({ path }) => path === '/upload/image');
    expect(upload?.body.includes(PORTRAIT.content)).toBe(true);
    const { image } = bodyOf(0).prompt[2].inputs;
    expect(upload?.body.toString('latin1')).toContain(`filename="${image}"`);
  });

  test('are taken up again by their id, and asked for once', async () => {
    const provider = server.provider('comfyui', { workflow: await plain() });
    const finish = server.hold();
    const gone = new AbortController();
    let accepted = '';
    const first = imagesOf(provider).draw(PICTURE, {
      id: ID,
      signal: gone.signal,
      onAccepted: async (id) => {
        accepted = id;
        gone.abort(new Error('killed'));
      },
    });
    await expect(first).rejects.toThrow('killed');
    finish();
    const made = await imagesOf(provider).draw(PICTURE, { id: ID, resume: accepted });
    expect(made.type).toBe('image/png');
    expect(server.made()).toHaveLength(1);
  });

  test('that it forgot are told, and cost nothing', async () => {
    const provider = server.provider('comfyui', { workflow: await plain() });
    const error = await failureOf(imagesOf(provider).draw(PICTURE, { id: ID, resume: ID }));
    expect([error.code, error.details?.may_be_charged]).toEqual(['provider.failed', false]);
  });

  test.each([
    ['of the editor', { nodes: [], links: [] }],
    ['without a place for the prompt', { 1: node({ text: 'a lamp' }) }],
    [
      'that wants a portrait of nobody',
      { 1: node({ text: '{{prompt}}', image: '{{reference}}' }) },
    ],
  ])('are not asked for by a workflow %s', async (_what, content) => {
    const provider = server.provider('comfyui', { workflow: await workflow(content) });
    const error = await failureOf(imagesOf(provider).draw(PICTURE, { id: ID }));
    expect(error.code).toBe('provider.bad_request');
    expect(server.made()).toHaveLength(0);
  });
});

describe('a provider that is tested', () => {
  test.each(['openai-compatible', 'elevenlabs', 'comfyui'] as const)(
    'answers as %s, and nothing is made there',
    async (kind) => {
      expect(await testProvider(server.provider(kind))).toMatchObject({ ok: true, error: null });
      expect(server.made()).toHaveLength(0);
    },
  );

  test('says what is wrong with it', async () => {
    const tested = await testProvider(server.provider('openai-compatible', { url: server.url }));
    expect(tested).toMatchObject({ ok: false, error: { code: 'provider.bad_request' } });
  });
});

test('no engine is made of a kind that cannot do it', async () => {
  expect(() => speechOf(server.provider('comfyui'))).toThrow('does not speak');
  expect(() => imagesOf(server.provider('elevenlabs'))).toThrow('draws nothing');
});
