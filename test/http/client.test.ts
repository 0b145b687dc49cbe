import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { AppError, type Client, createClient } from '../../src/client/index.ts';
import { addUser, opener } from '../harness/engines.ts';
import { sampleFile } from '../harness/goldenrod.ts';
import { type ApiServer, startApi } from './api-server.ts';

const open = opener('embedded');
let api: ApiServer;
let desk: Client;
beforeAll(async () => {
  const db = await open();
  api = await startApi(db);
  desk = createClient({ url: `${api.url}/`, token: (await addUser(db)).userId });
  return () => api.stop();
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

it('takes a book from file to active script', async () => {
  const { book } = await desk.importBook({
    query: { file_name: 'lamp.md' },
    body: new Uint8Array(await readFile(sampleFile)),
  });
  const { handle: script } = await desk.draftScript({
    params: { book: book.handle, number: '1' },
    body: {},
    idempotencyKey: 'once',
  });
  await desk.evaluateScript({ params: { script } });
  await desk.approveScript({ params: { script }, body: { note: 'good' } });
  const active = await desk.activateScript({ params: { script } });
  expect(active).toMatchObject({ status: 'active', handle: script });
  const page = await desk.listScripts({ query: { status: 'active' } });
  expect(page.items).toEqual([active]);
  expect(await desk.readScriptText({ params: { script } })).toContain('INT.');
});

it('throws the same errors as the verbs, with code, hint and details', async () => {
  const { items } = await desk.listScripts();
  const script = items[0]?.id ?? '';
  const error = await desk
    .activateScript({ params: { script } })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({
    code: 'script.move_refused',
    details: { state: 'active', allowed: ['approved'] },
  });
  expect((error as AppError).hint).toBeTruthy();
});

it('keeps hostile names in their place', async () => {
  for (const script of ['..', '.', '', '../books', 'a/../../b', '%2e%2e', '?x=1', '#']) {
    expect(await codeOf(desk.getScript({ params: { script } }))).toMatch(
      /^(usage|not_found|invalid)$/,
    );
  }
});

it('says that nobody answers, or somebody else', async () => {
  const lost = createClient({ url: 'http://127.0.0.1:9', token: 'secret-token' });
  expect(await codeOf(lost.listBooks())).toBe('server.unreachable');
  const proxy = createClient({
    url: 'http://proxy',
    fetch: async () => new Response('<html>', { status: 502 }),
  });
  expect(await codeOf(proxy.listBooks())).toBe('server.unreachable');
  const page = createClient({ url: 'http://page', fetch: async () => new Response('<html>') });
  expect(await codeOf(page.listBooks())).toBe('server.unreachable');
});

it('stops when it is told to', async () => {
  const stop = AbortSignal.abort();
  expect(await codeOf(desk.listBooks({ signal: stop }))).toContain('AbortError');
});

it('keeps a connection longer than the proxies before it', async () => {
  const { headers } = await fetch(`${api.url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=65');
});
