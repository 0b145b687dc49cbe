import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Studio, startStudio } from '../browser/harness/start-studio.ts';

let studio: Studio;
let page = '';
let scriptPath = '';
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${studio.url}${path}`, { headers });
const asBrowser = (path: string) => get(path, { accept: 'text/html,*/*;q=0.8' });

beforeAll(async () => {
  studio = await startStudio();
  page = await (await asBrowser('/')).text();
  scriptPath = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
});
afterAll(() => studio.stop());

it('serves the page at every address that a browser opens', async () => {
  for (const path of ['/', '/books/some-book', '/books/a.b/chapters/3']) {
    const answer = await asBrowser(path);
    expect(answer.status, path).toBe(200);
    expect(await answer.text(), path).toContain('<div id="root">');
  }
});

it.each(['/v1/nothing', '/docs/nothing', '/assets/nothing.js', '/healthz/nothing'])(
  'says of %s that there is nothing, to a browser too',
  async (path) => {
    const answer = await asBrowser(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  },
);

it('tells a program at a mistyped address that there is nothing', async () => {
  expect((await get('/books', { accept: 'application/json' })).status).toBe(404);
});

it('gives each copy of the page a nonce of its own, the same in page and policy', async () => {
  const nonces = new Set<string>();
  for (let copy = 0; copy < 2; copy += 1) {
    const answer = await asBrowser('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? 'none';
    expect(await answer.text()).toContain(`nonce="${nonce}"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

it('allows no script or style but its own, and nothing from elsewhere', async () => {
  const policy = (await asBrowser('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=|(?:src|href)="https?:/);
});

it('lets a file whose name says its content be kept for good, and finds it unchanged by its tag', async () => {
  const answer = await get(scriptPath);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const again = await get(scriptPath, { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  expect((await get('/theme.js')).headers.get('cache-control')).toBe('no-cache');
});

it.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('answers Accept-Encoding: %s with %s, and the same script', async (accepted, encoding) => {
  const plain = await (await get(scriptPath, { 'accept-encoding': 'identity' })).text();
  const answer = await get(scriptPath, { 'accept-encoding': accepted });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect((await answer.text()) === plain).toBe(true);
});

it.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/assets/..%2f..%2fcli/main.js',
  '/index.html.br',
])('gives out no file at %s', async (path) => {
  const answer = await get(path, { accept: 'application/json' });
  expect(answer.status).toBe(404);
});

it('opens a page by a link on another site, and gives that site nothing else', async () => {
  const followed = {
    accept: 'text/html',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  expect((await get('/books/some-book', followed)).status).toBe(200);
  expect((await get('/v1/books', followed)).status).toBe(403);
  expect((await get('/books/some-book', { ...followed, 'sec-fetch-dest': 'iframe' })).status).toBe(
    403,
  );
  expect((await get(scriptPath, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

it('leads whoever follows a link of an earlier start to where it is explained', async () => {
  const answer = await fetch(`${studio.url}/?token=old`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(answer.headers.get('set-cookie')).toBeNull();
});
