import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookItem, Page, ScriptItem } from '../../src/contract/index.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { addUser, migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

let database: TestDatabase;
let standby: Database;
let api: ApiServer;
let owner: Ask;
let book: BookItem;

beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  const primary = await connectServer(database.url);
  const { userId } = await addUser(primary);
  const writing = await startApi(primary);
  const imported = await askAs(writing, userId)<{ book: BookItem }>(
    'POST',
    '/v1/books?file_name=lamp.md',
    { body: '# One\n\nMara lit the lamp.\n' },
  );
  book = imported.body.book;
  await askAs(writing, userId)('POST', `/v1/books/${book.id}/chapters/1/scripts`, {
    body: { text: 'INT. ROOM - DAY\n\nMARA\nYes.\n', origin: 'import' },
  });
  await writing.stop();
  // As every session of a standby is.
  await primary.pool.query(
    `alter database ${database.name} set default_transaction_read_only = on`,
  );
  await primary.close();
  standby = await connectServer(database.url);
  api = await startApi(standby);
  owner = askAs(api, userId);
});

afterAll(async () => {
  await api.stop();
  await standby.close();
  await database.drop();
});

it('a database that takes no writes is read as ever', async () => {
  const { body } = await owner<Page<ScriptItem>>('GET', '/v1/scripts');
  const [script] = body.items;
  for (const path of [
    '/v1/me',
    '/v1/books',
    `/v1/books/${book.id}/chapters`,
    `/v1/books/${book.id}/characters`,
    `/v1/scripts/${script?.id}`,
    `/v1/scripts/${script?.id}/text`,
    `/v1/scripts/${script?.id}/cast`,
    '/v1/images',
    '/v1/jobs',
    '/readyz',
  ]) {
    expect((await owner('GET', path)).status, path).toBe(200);
  }
});

it('its writes are answered with 503 and when to try again', async () => {
  const draft = () => owner('POST', `/v1/books/${book.id}/chapters/1/draft`, { body: {} });
  const refused = await draft();
  expect([refused.status, refused.body.code]).toEqual([503, 'db.unreachable']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
