import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { addUser, migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type SilentProxy, startSilentProxy } from '../harness/silent-proxy.ts';
import { askAs, startApi } from '../http/api-server.ts';
import { testStore } from '../jobs/workplace.ts';

let database: TestDatabase;
let proxy: SilentProxy;
let db: Database;
beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
});
afterAll(() => database?.drop());
beforeEach(async () => {
  proxy = await startSilentProxy(database.url);
  db = await connectServer(proxy.url);
});
afterEach(async () => {
  await db?.close();
  await proxy?.stop();
});

const SERVICE: Actor = { role: 'service_role' };
const answer = (text = '1') =>
  asActor(db, SERVICE, async (trx) => {
    const { rows } = await sql<{ found: string }>`select ${text}::text as found`.execute(trx);
    return rows[0]?.found;
  });
/** So many connections lie idle in the pool afterwards. */
const useAtOnce = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      asActor(db, SERVICE, (trx) => sql`select pg_sleep(0.2)`.execute(trx)),
    ),
  );

it('answers on a new connection where the idle ones were lost in silence, all at once', async () => {
  await useAtOnce(4);
  expect(db.pool.idleCount).toBeGreaterThan(2);
  proxy.drop();
  proxy.mend();
  expect(await answer('back')).toBe('back');
  // The others went with the first: nobody waits for each of them in turn.
  expect(db.pool.totalCount).toBeLessThanOrEqual(1);
});

it('tells a statement whose connection was lost in silence, and gives the place free', async () => {
  const lost = asActor(db, SERVICE, (trx) => sql`select pg_sleep(0.5)`.execute(trx), {
    kind: 'look',
  });
  const told = expect(lost).rejects.toMatchObject({ code: 'db.unreachable' });
  await expect.poll(() => db.pool.totalCount - db.pool.idleCount).toBe(1);
  proxy.drop();
  proxy.mend();
  expect(await answer('meanwhile')).toBe('meanwhile');
  await told;
  expect(db.turns?.waiting).toBe(0);
  expect(db.pool.totalCount).toBeLessThanOrEqual(1);
}, 60_000);

it('is told that nobody answers while the network is away, and answers when it is back', async () => {
  await answer();
  proxy.drop();
  await expect(answer()).rejects.toMatchObject({ code: 'db.unreachable' });
  proxy.mend();
  expect(await answer('back')).toBe('back');
}, 60_000);

it('an API says that it is not ready while the network is away, and answers within 15 s of it', async () => {
  const api = await startApi(db);
  const user = await addUser(db);
  const ask = askAs(api, user.userId);
  const ready = async () => (await ask('GET', '/readyz')).status;
  const read = async () => (await ask('GET', '/v1/books')).status;
  expect([await ready(), await read()]).toEqual([200, 200]);
  proxy.drop();
  // However often it is asked: whoever looks after it asks all the time.
  expect(new Set(await Promise.all(Array.from({ length: 12 }, ready)))).toEqual(new Set([503]));
  expect(await read()).toBe(503);
  proxy.mend();
  await expect.poll(read, { timeout: 15_000 }).toBe(200);
  await expect.poll(ready, { timeout: 15_000 }).toBe(200);
  await api.stop();
}, 60_000);

it('a worker says that its queue does not answer, and works again when the network is back', async () => {
  const store = await testStore();
  const worker = await startWorker(db, { store, pollMs: 20, leaseSeconds: 2 });
  expect(worker.isWorking()).toBe(true);
  proxy.drop();
  await expect.poll(worker.isWorking).toBe(false);
  proxy.mend();
  await expect.poll(worker.isWorking, { timeout: 15_000 }).toBe(true);
  await worker.stop();
}, 60_000);
