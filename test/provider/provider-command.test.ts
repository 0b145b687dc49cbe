import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, goldenrod } from '../harness/goldenrod.ts';
import { KEY, startProvider, type TestProvider, wrong } from './start-provider.ts';

let folder = '';
let server: TestProvider;
const said: Answer[] = [];
beforeAll(async () => {
  server = await startProvider();
  folder = await mkdtemp(join(tmpdir(), 'goldenrod-provider-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function run(args: string[], more: Record<string, string> = {}): Promise<Answer> {
  const env = {
    GOLDENROD_DATA: join(folder, 'data'),
    GOLDENROD_PROVIDER_LAB_URL: `${server.url}/v1`,
    GOLDENROD_PROVIDER_LAB_KIND: 'openai-compatible',
    GOLDENROD_PROVIDER_LAB_KEY: KEY,
    ...more,
  };
  const answer = await goldenrod(args, { env });
  said.push(answer);
  return answer;
}

describe('goldenrod provider', () => {
  test('lists what is configured, and of a key only that there is one', async () => {
    const { code, stdout } = await run(['provider', 'list', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).providers).toEqual([
      {
        name: 'lab',
        kind: 'openai-compatible',
        host: new URL(server.url).host,
        url: `${server.url}/v1`,
        key: true,
        paid: false,
        speech: 'tts-1',
        images: 'gpt-image-1',
        default_for: [],
      },
    ]);
    expect((await run(['provider', 'list'])).stdout).toMatch(
      /lab +openai-compatible .* set .* free/,
    );
  });

  test('shows which is asked where nobody names an engine', async () => {
    const set = { GOLDENROD_IMAGE_ENGINE: 'lab', GOLDENROD_SPEECH_ENGINE: 'lab' };
    const { stdout } = await run(['provider', 'list', '--json'], set);
    expect(JSON.parse(stdout).providers).toMatchObject([{ default_for: ['speech', 'images'] }]);
    expect((await run(['provider', 'list'], set)).stdout).toMatch(/speech, images/);
    const { code, stderr } = await run(['provider', 'list'], { GOLDENROD_IMAGE_ENGINE: 'nobody' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no provider "nobody"')]);
  });

  test('tells with none that all is made here', async () => {
    const none = { GOLDENROD_PROVIDER_LAB_URL: '', GOLDENROD_PROVIDER_LAB_KIND: '' };
    const answer = await run(['provider', 'list'], { ...none, GOLDENROD_PROVIDER_LAB_KEY: '' });
    expect(answer.stdout).toContain('No provider is configured');
  });

  test('tests one with exit code 0 where it answers and 1 where it does not', async () => {
    expect(await run(['provider', 'test', 'lab'])).toMatchObject({ code: 0 });
    const elsewhere = { GOLDENROD_PROVIDER_LAB_URL: server.url };
    const { code, stdout } = await run(['provider', 'test', '--json'], elsewhere);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).providers[0]).toMatchObject({
      ok: false,
      error: { code: 'provider.bad_request' },
    });
  });

  test('knows no other name', async () => {
    const { code, stderr } = await run(['provider', 'test', 'nobody', '--json']);
    expect([code, JSON.parse(stderr).error.code]).toEqual([1, 'provider.unknown']);
  });

  test('refuses a wrong configuration with exit code 2', async () => {
    const plain = { GOLDENROD_PROVIDER_LAB_URL: 'http://api.example.com' };
    expect((await run(['provider', 'list'], plain)).code).toBe(2);
    const file = join(folder, 'open.json');
    await writeFile(file, JSON.stringify({ providers: { lab: { key: KEY } } }), { mode: 0o644 });
    const { code, stderr } = await run(['provider', 'list', '--config', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('chmod 600');
  });

  test('has said no key, in all of this', async () => {
    server.next(wrong.wrongKey());
    await run(['config']);
    await run(['config', '--json']);
    expect(said.length).toBeGreaterThan(8);
    for (const { stdout, stderr } of said) expect(stdout + stderr).not.toContain(KEY);
  });
});
