import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProviders } from './read-providers.ts';

const KEY = 'sk-hunter2-hunter2';
const LAB = { kind: 'openai-compatible', url: 'https://api.example.com/v1/' };
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldenrod-providers-'));
  file = join(folder, 'goldenrod.json');
  writeFileSync(file, '{}', { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (told: unknown, env: NodeJS.ProcessEnv = {}) => readProviders({ env, told, file });

test('the environment alone makes a provider, and outweighs the file', () => {
  const { providers, problems } = read(
    { 'my.lab': { ...LAB, speech_model: 'one' } },
    {
      GOLDENROD_PROVIDER_MY_LAB_SPEECH_MODEL: 'two',
      GOLDENROD_PROVIDER_MY_LAB_KEY: KEY,
      GOLDENROD_PROVIDER_HOME_URL: 'http://127.0.0.1:8188',
      GOLDENROD_PROVIDER_HOME_KIND: 'comfyui',
      GOLDENROD_PROVIDER_EMPTY_URL: '',
    },
  );
  expect(problems).toEqual([]);
  expect([...providers.keys()]).toEqual(['my.lab', 'home']);
  expect(providers.get('my.lab')).toMatchObject({
    url: 'https://api.example.com/v1',
    speechModel: 'two',
    key: KEY,
    paid: true,
  });
});

test.each([
  ['http://127.0.0.1:8188', false],
  ['http://localhost:8188', false],
  ['http://[::1]:8188', false],
  ['http://192.168.1.7:8188', true],
  ['http://127.0.0.1.example.com', true],
  ['https://localhost.example.com', true],
])('%s has the rules of cost: %s', (url, paid) => {
  expect(read({ lab: { ...LAB, url } }).providers.get('lab')?.paid).toBe(paid);
});

test('what is on this machine may be said to be paid, as a gateway to somebody is', () => {
  const { providers } = read({ lab: { ...LAB, url: 'http://127.0.0.1:1', paid: true } });
  expect(providers.get('lab')?.paid).toBe(true);
});

test.each([
  ['a key in a file that others may read', { key: KEY }, 'chmod 600'],
  ['a key over plain http', { key: KEY, url: 'http://api.example.com' }, 'plain http'],
  ['a password in its address', { url: `https://me:${KEY}@api.example.com` }, 'password'],
  ['a key in its address', { url: `https://api.example.com/?key=${KEY}` }, 'give the key apart'],
  ['an address of another kind', { url: 'ftp://api.example.com' }, 'no http or https'],
  ['no address', { url: KEY }, 'no URL'],
  ['a kind that there is not', { kind: KEY }, 'openai-compatible'],
  ['a key of two lines', { key: `${KEY}\nx: y` }, 'is no key'],
  ['a setting that there is not', { colour: KEY }, 'colour'],
  [
    'a price of nothing',
    { prices: { m: { unit: 'image', price: 0, currency: 'USD', date: '2026-01-01' } } },
    'prices.m.price',
  ],
])('%s is refused, and the key is not told', (what, more, words) => {
  if (what.startsWith('a key in a file')) chmodSync(file, 0o644);
  const { problems } = read({ lab: { ...LAB, ...more } });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(words);
  expect(problems.join()).not.toContain('hunter2');
});

test.each(['flite', 'drawn', 'My Lab', ''])('"%s" is no name of a provider', (name) => {
  expect(read({ [name]: LAB }).problems).toHaveLength(1);
});
