import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { findAccountIn } from '../../src/http/auth/find-account.ts';
import { authenticateByJwt } from '../../src/http/auth/jwt.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { type ApiServer, askAs, startApi } from './api-server.ts';

const ISSUER = 'https://id.example/';
const OTHER_ISSUER = 'https://elsewhere.example/';
const SECRET = 'a shared secret that is long enough for HS256, and then some';

describeEngines('accounts of those who come with a token', (open) => {
  let db: Database;
  const apis: ApiServer[] = [];
  beforeAll(async () => {
    db = await open();
  });
  afterAll(async () => {
    await Promise.all(apis.map((api) => api.stop()));
  });

  /** An API as a process of its own would be: it remembers nobody. */
  const start = async (at: Database, issuer = ISSUER) => {
    const api = await startApi(at, {
      access: {
        authenticate: authenticateByJwt({
          issuer,
          audience: 'authenticated',
          secret: SECRET,
          findAccount: findAccountIn(at),
        }),
      },
    });
    apis.push(api);
    return api;
  };
  const signIn = async (api: ApiServer, sub: string, issuer = ISSUER) => {
    const token = await new SignJWT({ role: 'authenticated' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience('authenticated')
      .setSubject(sub)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    return askAs(api, token);
  };
  type Ask = Awaited<ReturnType<typeof signIn>>;
  const idOf = async (ask: Ask) => (await ask<{ user_id: string }>('GET', '/v1/me')).body.user_id;
  const writeBook = (ask: Ask) =>
    ask<{ book: { id: string } }>('POST', '/v1/books?file_name=a.md', {
      body: `# One\n\nMara lit the lamp. ${randomUUID()}\n`,
    });
  const count = async (at: Database) =>
    Number((await at.pool.query('select count(*) as n from auth.users')).rows[0].n);

  it.each(['auth0|5f7c8ec7c33c6c004bbafe82', "' or 1=1 --", randomUUID(), 'ünïcode 🎬'])(
    'are made by the first request, whatever the issuer calls them: %s',
    async (sub) => {
      const before = await count(db);
      const ask = await signIn(await start(db), sub);
      expect((await writeBook(ask)).status).toBe(201);
      const again = await signIn(await start(db), sub);
      expect(await idOf(again)).toBe(await idOf(ask));
      expect((await again<{ items: object[] }>('GET', '/v1/books')).body.items).toHaveLength(1);
      expect(await count(db)).toBe(before + 1);
    },
  );

  it('are made once by many first requests at once, in many processes', async () => {
    const before = await count(db);
    const sub = randomUUID().slice(0, 8);
    const asks = await Promise.all([1, 2, 3, 4].map(async () => signIn(await start(db), sub)));
    const ids = await Promise.all([...asks, ...asks].map(idOf));
    expect(new Set(ids).size).toBe(1);
    expect(await count(db)).toBe(before + 1);
  });

  it('are those that are there, where the subject is the id of one', async () => {
    const { userId } = await addUser(db);
    const before = await count(db);
    expect(await idOf(await signIn(await start(db), userId))).toBe(userId);
    expect(await count(db)).toBe(before);
  });

  it('are another’s for another issuer, though it gives the same subject', async () => {
    for (const sub of [randomUUID(), 'the same']) {
      const one = await signIn(await start(db), sub);
      const other = await signIn(await start(db, OTHER_ISSUER), sub, OTHER_ISSUER);
      await writeBook(one);
      expect(await idOf(other)).not.toBe(await idOf(one));
      expect((await other<{ items: object[] }>('GET', '/v1/books')).body.items).toEqual([]);
    }
  });

  it('are made by no token that is refused', async () => {
    const before = await count(db);
    const foreign = await signIn(await start(db), 'a stranger', OTHER_ISSUER);
    expect((await foreign('GET', '/v1/me')).status).toBe(401);
    expect(await count(db)).toBe(before);
  });

  it('are not ours to make in a database that has its own, as Supabase’s', async () => {
    const theirs = await open();
    await theirs.pool.query("comment on schema auth is 'Auth: Schema of somebody else.'");
    const { userId } = await addUser(theirs);
    const api = await start(theirs);
    expect((await writeBook(await signIn(api, userId))).status).toBe(201);
    expect(await idOf(await signIn(api, userId.toUpperCase()))).toBe(userId);
    expect((await (await signIn(api, 'auth0|1'))('GET', '/v1/me')).status).toBe(401);
    // Nobody's yet: it reads nothing, and no row is made for it.
    const unknown = await signIn(api, randomUUID());
    expect((await unknown<{ items: object[] }>('GET', '/v1/books')).body.items).toEqual([]);
    expect(await count(theirs)).toBe(1);
    const { rows } = await theirs.pool.query('select from goldenrod.identities');
    expect(rows).toEqual([]);
  });

  it('are found again after a rollback and a migration', async () => {
    const at = await open();
    const sub = 'google-oauth2|1';
    const before = await idOf(await signIn(await start(at), sub));
    await rollback(at, { to: '20251004000105' });
    await migrate(at);
    expect(await idOf(await signIn(await start(at), sub))).toBe(before);
    expect(await count(at)).toBe(1);
  });
});
