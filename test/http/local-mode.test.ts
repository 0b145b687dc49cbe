import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type LocalMode, makeLocalMode } from '../../src/http/auth/local.ts';
import { createApp } from '../../src/http/create-app.ts';
import { type Serving, serve } from '../../src/http/serve.ts';
import { addUser, opener } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
}

describe('local mode', () => {
  const open = opener('embedded');
  let db: Database;
  let local: LocalMode;
  let serving: Serving;
  beforeAll(async () => {
    db = await open();
    local = makeLocalMode({
      actor: await addUser(db),
      port: () => serving.port,
      place: 'a folder',
    });
    const { store, remove } = await temporaryStore();
    const app = createApp({ db, store, access: { local }, version: '0', log: () => undefined });
    serving = await serve(app, { port: 0, host: '0.0.0.0' });
    return async () => {
      await serving.stop();
      await remove();
    };
  });

  /** With node:http, since fetch does not let a test say Host and Origin. */
  function send(
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
    address = '127.0.0.1',
  ): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sending = request({
        host: address,
        port: serving.port,
        path,
        method,
        headers: { host: `127.0.0.1:${serving.port}`, ...headers },
      });
      sending.on('error', reject);
      sending.on('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      });
      sending.end();
    });
  }
  const bearer = () => ({ authorization: `Bearer ${local.token}` });
  const cookie = () => ({ cookie: `${local.cookie.name}=${local.cookie.value}` });

  it('exchanges the token of the link for a cookie and leads away from it', async () => {
    const answer = await send(`/?token=${local.token}`);
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    const [set = ''] = [answer.headers['set-cookie']].flat();
    const [name, rest] = [set.split('=')[0], set.slice(set.indexOf('='))];
    expect(name).toMatch(new RegExp(`^goldenrod-${serving.port}-[0-9a-f]{8}$`));
    expect(rest).toMatch(/^=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(set).not.toContain(local.token);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect((await send('/v1/me', { cookie: set.split(';')[0] ?? '' })).status).toBe(200);
  });

  it('is not signed out by another on this host, at another port or of another folder', async () => {
    const actor = await addUser(db);
    const others = [
      makeLocalMode({ actor, port: () => serving.port + 1, place: 'a folder' }),
      makeLocalMode({ actor, port: () => serving.port, place: 'another folder' }),
    ];
    // A browser sends the newest cookie of each name.
    const jar = new Map([local, ...others].map(({ cookie: { name, value } }) => [name, value]));
    const all = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await send('/v1/me', { cookie: all })).status).toBe(200);
  });

  it('lets programs in by the token, and nobody without it', async () => {
    expect((await send('/v1/me', bearer())).status).toBe(200);
    expect((await send('/v1/me')).status).toBe(401);
    expect((await send('/v1/me', { authorization: 'Bearer guess' })).status).toBe(401);
    expect((await send('/v1/me', { cookie: `${local.cookie.name}=guess` })).status).toBe(401);
    expect((await send('/v1/me', { cookie: `${local.cookie.name}=${local.token}` })).status).toBe(
      401,
    );
    expect((await send('/?token=guess')).status).toBe(401);
    expect((await send(`/v1/me?token=${local.token}`)).status).toBe(401);
  });

  it.each([
    ['a name that was made to lead here', { host: 'evil.example' }],
    ['that name with our port', { host: 'evil.example:PORT' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example:PORT' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin without a name', { origin: 'null' }],
    ['another server on this machine', { origin: 'http://127.0.0.1:1' }],
    ['our name over another protocol', { origin: 'https://127.0.0.1:PORT' }],
    ['a page of another site that loads a picture', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port that loads a picture', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s, cookie and all', async (_name, wrong) => {
    const headers = Object.fromEntries(
      Object.entries(wrong).map(([name, value]) => [
        name,
        value.replace('PORT', String(serving.port)),
      ]),
    );
    for (const path of ['/v1/me', '/healthz', '/docs', '/nothing']) {
      expect((await send(path, { ...cookie(), ...headers })).status, path).toBe(403);
    }
    expect((await send('/v1/books', { ...cookie(), ...headers }, 'POST')).status).toBe(403);
  });

  it('takes its own page and every name of this machine', async () => {
    const host = `localhost:${serving.port}`;
    const own = { ...cookie(), host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect((await send('/v1/me', own)).status).toBe(200);
    expect((await send('/v1/me', { ...bearer(), host: `[::1]:${serving.port}` })).status).toBe(200);
  });

  it('follows the link from a terminal in a browser, which is another site', async () => {
    const answer = await send(`/?token=${local.token}`, { 'sec-fetch-site': 'cross-site' });
    // No redirect: its request would be another site's still, and come without the cookie.
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
  it.skipIf(elsewhere === undefined)('refuses another machine, even were it reached', async () => {
    const answer = await send('/v1/me', bearer(), 'GET', elsewhere);
    expect(answer.status).toBe(403);
  });
});
