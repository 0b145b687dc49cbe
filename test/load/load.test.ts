import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { runLoad } from './run-load.ts';

const MEGABYTE = 1_000_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
});
afterAll(() => database.drop());

it('200 connections get answers, none of them 5xx, and the server keeps no memory and no session', async () => {
  const report = await runLoad(database.url, { connections: 200, seconds: 5 });
  expect(
    Object.keys(report.statuses)
      .map(Number)
      .filter((status) => status < 200 || status >= 500),
  ).toEqual([]);
  expect(report.statuses[200]).toBeGreaterThan(200);
  expect(report.statuses[201]).toBeGreaterThan(10);
  expect(report.pool).toMatchObject({ waited_for: 0 });
  expect(report.pool.busy).toBeLessThanOrEqual(1);
  const [half, end] = report.memory.heap;
  expect(end - half).toBeLessThan(15 * MEGABYTE);
  const db = await connectServer(database.url);
  expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
  await db.close();
}, 120_000);
