import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../contract/error.ts';
import { describeConfig } from './describe-config.ts';
import { loadConfig } from './load-config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldenrod-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'goldenrod.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const problemsOf = (load: () => unknown): string[] => {
  try {
    load();
  } catch (error) {
    if (error instanceof AppError) return error.details?.problems as string[];
  }
  throw new Error('was not refused');
};

test('a flag wins over the environment, that over the file, that over the default', () => {
  const file = fileOf({ port: 1, host: '::1', rate: { burst: 7 } });
  const { settings, origins } = loadConfig({
    flags: { port: '3' },
    env: { GOLDENROD_PORT: '2', GOLDENROD_HOST: '127.0.0.2' },
    file,
  });
  expect([settings.port, settings.host, settings.rateBurst, settings.audience]).toEqual([
    3,
    '127.0.0.2',
    7,
    'authenticated',
  ]);
  expect([origins.port, origins.host, origins.rateBurst, origins.audience]).toEqual([
    'flag',
    'environment',
    'file',
    'default',
  ]);
});

test('everything that is wrong is told at once, by the name that it was given', () => {
  const problems = problemsOf(() =>
    loadConfig({
      flags: { port: '99999' },
      env: { GOLDENROD_AUTH_JWT_SECRET: 'short', GOLDENROD_RATE_BURST: 'many' },
      file: fileOf({ colour: 'red', auth: { jwks_url: 'ftp://keys' } }),
    }),
  );
  for (const name of [
    '--port',
    'GOLDENROD_AUTH_JWT_SECRET',
    'GOLDENROD_RATE_BURST',
    'colour',
    'auth.jwks_url',
  ]) {
    expect(problems.filter((problem) => problem.includes(name))).toHaveLength(1);
  }
});

test('no secret is shown, whole or in part', () => {
  const env = {
    DATABASE_URL: 'postgresql://me:hunter2secret@db/studio',
    GOLDENROD_AUTH_ISSUER: 'https://issuer',
    GOLDENROD_AUTH_JWT_SECRET: 'hunter2secret-hunter2secret-hunter2secret',
    GOLDENROD_METRICS_TOKEN: 'hunter2secret-and-more',
  };
  const described = describeConfig(loadConfig({ flags: {}, env, file: fileOf({}) }));
  expect(JSON.stringify(described)).not.toContain('hunter2');
  expect(described.find(({ setting }) => setting === 'database_url')?.value).toContain(
    '@db/studio',
  );
  const odd = loadConfig({ flags: {}, env: { DATABASE_URL: 'hunter2secret' }, file: fileOf({}) });
  expect(JSON.stringify(describeConfig(odd))).not.toContain('hunter2');
});

test('a problem does not tell the value of a secret', () => {
  const problems = problemsOf(() =>
    loadConfig({ flags: {}, env: { GOLDENROD_METRICS_TOKEN: 'hunter2' }, file: fileOf({}) }),
  );
  expect(problems.join()).not.toContain('hunter2');
});

test('keys without an issuer, and an issuer without keys, are refused', () => {
  const env = (more: object) => () => loadConfig({ flags: {}, env: { ...more }, file: fileOf({}) });
  expect(problemsOf(env({ GOLDENROD_AUTH_ISSUER: 'https://issuer' }))).toHaveLength(1);
  expect(problemsOf(env({ GOLDENROD_AUTH_JWKS_URL: 'https://issuer/keys' }))).toHaveLength(1);
});

test.each([
  [{ databaseUrl: 'postgres://db/x' }, {}, { url: 'postgres://db/x' }],
  [{ data: '/d' }, { DATABASE_URL: 'postgres://db/x' }, { dataDir: '/d' }],
  [{}, { DATABASE_URL: 'postgres://db/x', GOLDENROD_DATA: '/d' }, { url: 'postgres://db/x' }],
  [{}, { DATABASE_URL: '', GOLDENROD_DATA: '/d' }, { dataDir: '/d' }],
])('flags %o with environment %o lead to %o', (flags, env, target) => {
  expect(loadConfig({ flags, env, file: fileOf({}) }).target).toEqual(target);
});

const OVER_HTTP = { GOLDENROD_SERVER: 'https://desk.example' };
const DATABASE = { DATABASE_URL: 'postgres://db/x' };
test.each([
  ['as strong as a database', {}, { ...OVER_HTTP, ...DATABASE }, 'https://desk.example'],
  ['typed', { server: 'https://typed.example' }, DATABASE, 'https://typed.example'],
  ['weaker than a database', { databaseUrl: 'postgres://db/x' }, OVER_HTTP, undefined],
  ['weaker than a folder', { data: '/d' }, OVER_HTTP, undefined],
])('a server that is %s does the work, or does not', (_how, flags, env, url) => {
  expect(loadConfig({ flags, env, file: fileOf({}) }).server?.url).toBe(url);
});

test.each([
  ['two places', { server: 'https://desk.example', data: '/d' }],
  ['an account, which the token says', { server: 'https://desk.example', user: 'me@example.org' }],
  ['a link with its token', { server: 'http://127.0.0.1:1/?token=hunter2' }],
  ['a password in the address', { server: 'http://me:hunter2@127.0.0.1:1' }],
  ['no address', { server: 'desk.example' }],
])('a server with %s is refused, once, and no secret is told', (_what, flags) => {
  const problems = problemsOf(() => loadConfig({ flags, env: {}, file: fileOf({}) }));
  expect(problems).toHaveLength(1);
  expect(problems.join()).not.toContain('hunter2');
});

test('a file that was named must be there and be JSON; one that nobody named may be missing', () => {
  expect(
    problemsOf(() => loadConfig({ flags: {}, env: {}, file: join(folder, 'none.json') })),
  ).toHaveLength(1);
  expect(problemsOf(() => loadConfig({ flags: {}, env: {}, file: fileOf('{') }))).toHaveLength(1);
  expect(loadConfig({ flags: {}, env: {} }).file).toBeNull();
});
