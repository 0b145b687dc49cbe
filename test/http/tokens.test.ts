import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import type { Database } from '../../src/db/database.ts';
import { findAccountIn } from '../../src/http/auth/find-account.ts';
import { authenticateByJwt } from '../../src/http/auth/jwt.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type ApiServer, askAs, startApi } from './api-server.ts';

const ISSUER = 'https://project.example/auth/v1';
const SECRET = 'a shared secret that is long enough for HS256, and then some';
const secretKey = new TextEncoder().encode(SECRET);

const rsa = await generateKeyPair('RS256', { extractable: true });
const ec = await generateKeyPair('ES256', { extractable: true });
const strangerKey = await generateKeyPair('RS256', { extractable: true });

const now = () => Math.floor(Date.now() / 1000);

describeEngines('tokens', (open) => {
  let db: Database;
  let api: ApiServer;
  let withService: ApiServer;
  let bySecret: ApiServer;
  let issuer: Server;
  let asked = 0;
  let userId: string;
  beforeAll(async () => {
    db = await open();
    userId = (await addUser(db)).userId;
    const keys = [
      { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', alg: 'RS256' },
      { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES256' },
    ];
    issuer = createServer((_request, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => issuer.once('listening', resolve));
    const jwksUrl = new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`);
    const expected = { issuer: ISSUER, audience: 'authenticated', findAccount: findAccountIn(db) };
    const start = (options: object) =>
      startApi(db, { access: { authenticate: authenticateByJwt({ ...expected, ...options }) } });
    api = await start({ jwksUrl });
    withService = await start({ jwksUrl, allowServiceRole: true });
    bySecret = await start({ secret: SECRET });
  });
  afterAll(async () => {
    await Promise.all([api, withService, bySecret].map((each) => each.stop()));
    issuer.close();
  });

  const good = (): JWTPayload => ({
    iss: ISSUER,
    aud: 'authenticated',
    sub: userId,
    role: 'authenticated',
    exp: now() + 60,
  });
  const signed = (
    payload: JWTPayload,
    alg = 'RS256',
    kid = 'rsa',
    key: Parameters<SignJWT['sign']>[0] = rsa.privateKey,
  ) => new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
  const statusOf = async (token: string, at: ApiServer = api) =>
    (await askAs(at, token)('GET', '/v1/me')).status;

  it('lets a good token in, by RSA, by elliptic curve and by secret', async () => {
    expect(await statusOf(await signed(good()))).toBe(200);
    expect(await statusOf(await signed(good(), 'ES256', 'ec', ec.privateKey))).toBe(200);
    expect(await statusOf(await signed(good(), 'HS256', 'any', secretKey), bySecret)).toBe(200);
    const me = await askAs(api, await signed(good()))<{ user_id: string }>('GET', '/v1/me');
    expect(me.body.user_id).toBe(userId);
  });

  it('asks the issuer for its keys once, not for every token', async () => {
    const before = asked;
    for (let n = 0; n < 5; n += 1) await statusOf(await signed(good()));
    expect(asked).toBe(before);
  });

  describe('with guesses coming in from the same address', () => {
    const start = (jwksUrl: URL) =>
      startApi(db, {
        access: {
          authenticate: authenticateByJwt({
            issuer: ISSUER,
            audience: 'authenticated',
            findAccount: findAccountIn(db),
            jwksUrl,
          }),
        },
        rateLimit: { perSecond: 0.001, burst: 20 },
      });
    let flooded: ApiServer;
    let rotating: Server;
    let current: { kid: string; publicKey: typeof rsa.publicKey };
    let fetches = 0;
    beforeEach(async () => {
      fetches = 0;
      current = { kid: 'first', publicKey: rsa.publicKey };
      rotating = createServer(async (_request, response) => {
        fetches += 1;
        const { kid, publicKey } = current;
        const keys = [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256' }];
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => rotating.once('listening', resolve));
      const { port } = rotating.address() as AddressInfo;
      flooded = await start(new URL(`http://127.0.0.1:${port}/keys`));
    });
    afterEach(async () => {
      vi.useRealTimers();
      await flooded.stop();
      rotating.close();
    });
    const flood = async () => {
      const guesses = Array.from({ length: 60 }, (_, n) =>
        signed(good(), 'RS256', `guess ${n}`, strangerKey.privateKey),
      );
      const statuses = await Promise.all(
        guesses.map(async (guess) => statusOf(await guess, flooded)),
      );
      return new Set(statuses);
    };

    it('tells whose token has expired so, and lets a good one in, while guesses are slowed down', async () => {
      expect(await flood()).toEqual(new Set([401, 429]));
      const expired = await signed({ ...good(), exp: now() - 60 }, 'RS256', 'first');
      expect(await statusOf(expired, flooded)).toBe(401);
      expect(await statusOf(await signed(good(), 'RS256', 'first'), flooded)).toBe(200);
    });

    it('slows down whoever sends a token that has expired again and again', async () => {
      const expired = await signed({ ...good(), exp: now() - 60 }, 'RS256', 'first');
      const statuses = new Set<number>();
      for (let n = 0; n < 22; n += 1) statuses.add(await statusOf(expired, flooded));
      expect(statuses).toEqual(new Set([401, 429]));
    });

    it('asks the issuer for keys that nobody has at most twice in half a minute, and finds its next key after that', async () => {
      await flood();
      await flood();
      expect(fetches).toBeLessThanOrEqual(2);
      current = { kid: 'second', publicKey: strangerKey.publicKey };
      vi.useFakeTimers({ toFake: ['Date'] });
      vi.setSystemTime(Date.now() + 31_000);
      const next = await signed(good(), 'RS256', 'second', strangerKey.privateKey);
      expect(await statusOf(next, flooded)).toBe(200);
      expect(await statusOf(await signed(good(), 'RS256', 'first'), flooded)).not.toBe(200);
    });

    it('finds the issuer’s next key where the clock was set back meanwhile', async () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      vi.setSystemTime(Date.now() + 86_400_000);
      expect(await statusOf(await signed(good(), 'RS256', 'first'), flooded)).toBe(200);
      current = { kid: 'second', publicKey: strangerKey.publicKey };
      vi.setSystemTime(Date.now() - 86_400_000);
      const next = await signed(good(), 'RS256', 'second', strangerKey.privateKey);
      expect(await statusOf(next, flooded)).toBe(200);
    });
  });

  it('holds a token to the clock as it is: expired while that is ahead, good again once it is set right', async () => {
    const token = await signed(good());
    const right = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(right + 3_600_000);
      expect(await statusOf(token)).toBe(401);
      vi.setSystemTime(right - 3_600_000);
      expect(await statusOf(token)).toBe(200);
      vi.setSystemTime(right);
      expect(await statusOf(token)).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  const without = (name: string): JWTPayload => {
    const { [name]: _left, ...payload } = good();
    return payload;
  };
  it.each<[string, () => JWTPayload, number]>([
    ['has expired', () => ({ ...good(), exp: now() - 60 }), 401],
    ['never expires', () => without('exp'), 401],
    ['is for later', () => ({ ...good(), nbf: now() + 60 }), 401],
    ['is of another issuer', () => ({ ...good(), iss: 'https://evil.example' }), 401],
    ['has no issuer', () => without('iss'), 401],
    ['is for another audience', () => ({ ...good(), aud: 'somebody-else' }), 401],
    ['has no audience', () => without('aud'), 401],
    ['names no account', () => without('sub'), 401],
    ['names an account by nothing', () => ({ ...good(), sub: '' }), 401],
    ['names an account by a number', () => ({ ...good(), sub: 7 as unknown as string }), 401],
    ['names an account at length', () => ({ ...good(), sub: 'a'.repeat(256) }), 401],
    ['has no role', () => without('role'), 403],
    ['has the role of the service', () => ({ ...good(), role: 'service_role' }), 403],
    ['has the role of a superuser', () => ({ ...good(), role: 'postgres' }), 403],
    ['has a list of roles', () => ({ ...good(), role: ['authenticated', 'service_role'] }), 403],
    [
      'has its role where only the app may look',
      () => ({ ...without('role'), app_metadata: { role: 'service_role' } }),
      403,
    ],
  ])('refuses one that %s', async (_name, payload, status) => {
    expect(await statusOf(await signed(payload()))).toBe(status);
    expect(await statusOf(await signed(payload(), 'HS256', 'any', secretKey), bySecret)).toBe(
      status,
    );
  });

  it('lets the service in only where the deployment says so, and nobody above it', async () => {
    expect(await statusOf(await signed({ ...good(), role: 'service_role' }), withService)).toBe(
      200,
    );
    expect(await statusOf(await signed({ ...good(), role: 'postgres' }), withService)).toBe(403);
  });

  it('refuses a token without signature, whatever it says', async () => {
    expect(await statusOf(new UnsecuredJWT(good()).encode())).toBe(401);
    expect(await statusOf(new UnsecuredJWT(good()).encode(), bySecret)).toBe(401);
    const [, payload] = (await signed(good())).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const signature of ['', 'AAAA']) {
      expect(await statusOf(`${header}.${payload}.${signature}`)).toBe(401);
    }
  });

  it('refuses HS256 signed with the public key, in every way it could be written', async () => {
    const pem = await exportSPKI(rsa.publicKey);
    const jwk = JSON.stringify(await exportJWK(rsa.publicKey));
    for (const text of [pem, pem.trim(), jwk]) {
      const forged = await signed(good(), 'HS256', 'rsa', new TextEncoder().encode(text));
      expect(await statusOf(forged)).toBe(401);
      expect(await statusOf(forged, bySecret)).toBe(401);
    }
  });

  it('refuses a key of its own in the header, fetches none, and takes no signature of a stranger', async () => {
    await statusOf(await signed(good()));
    const before = asked;
    const jwk = await exportJWK(strangerKey.publicKey);
    const { port } = issuer.address() as AddressInfo;
    const own = await new SignJWT(good())
      .setProtectedHeader({
        alg: 'RS256',
        kid: 'rsa',
        jwk,
        jku: `http://127.0.0.1:${port}/mine`,
        x5u: `http://127.0.0.1:${port}/mine`,
      })
      .sign(strangerKey.privateKey);
    expect(await statusOf(own)).toBe(401);
    expect(asked).toBe(before);
    expect(await statusOf(await signed(good(), 'RS256', 'unknown', strangerKey.privateKey))).toBe(
      401,
    );
  });

  it('shows whoever has another user’s token that user’s rows alone', async () => {
    const other = (await addUser(db)).userId;
    const mine = askAs(api, await signed(good()));
    const theirs = askAs(api, await signed({ ...good(), sub: other }));
    const { body } = await mine<{ book: { id: string } }>('POST', '/v1/books?file_name=a.md', {
      body: '# One\n\nMara lit the lamp.\n',
    });
    const listed = await theirs<{ items: object[] }>('GET', '/v1/books');
    expect(listed.body.items).toEqual([]);
    expect((await theirs('GET', `/v1/books/${body.book.id}`)).status).toBe(404);
    expect((await mine('GET', `/v1/books/${body.book.id}`)).status).toBe(200);
  });

  it('refuses a payload that was changed, a token in pieces and one that is endless', async () => {
    const [header, , signature] = (await signed(good())).split('.');
    const payload = Buffer.from(JSON.stringify({ ...good(), sub: randomUUID() })).toString(
      'base64url',
    );
    for (const token of [
      `${header}.${payload}.${signature}`,
      'a.b',
      'a.b.c',
      '..',
      'a'.repeat(8_000),
    ]) {
      expect(await statusOf(token), token.slice(0, 20)).toBe(401);
    }
    expect((await askAs(api, undefined)('GET', '/v1/me')).status).toBe(401);
    expect(
      (await askAs(api, undefined)('GET', `/v1/me?access_token=${await signed(good())}`)).status,
    ).toBe(401);
  });

  it('answers 503 when the issuer does not, and says nothing of where it is', async () => {
    const lost = await startApi(db, {
      access: {
        authenticate: authenticateByJwt({
          issuer: ISSUER,
          audience: 'authenticated',
          jwksUrl: new URL('http://127.0.0.1:9/keys'),
          findAccount: findAccountIn(db),
        }),
      },
    });
    const answer = await askAs(lost, await signed(good()))('GET', '/v1/me');
    await lost.stop();
    expect([answer.status, answer.body.code]).toEqual([503, 'http.issuer_unreachable']);
    expect(answer.text).not.toContain('127.0.0.1');
  });

  it('is not made with a secret that can be guessed, or with nothing', () => {
    const make = (options: object) => () =>
      authenticateByJwt({
        issuer: ISSUER,
        audience: 'authenticated',
        findAccount: findAccountIn(db),
        ...options,
      });
    expect(make({ secret: 'short' })).toThrow(AppError);
    expect(make({})).toThrow(AppError);
  });
});
