import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookItem, ScriptItem } from '../../src/contract/index.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { addUser, migratedTemplate } from '../harness/engines.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

/** Read in a thread from 256 kB on: what is longer is answered as what is shorter. */
const LENGTHS = [
  ['short', 10],
  ['long', 40_000],
] as const;
const CUE = 'ÇELİK “Ö”\n';

let database: TestDatabase;
let db: Database;
let api: ApiServer;
let ask: Ask;
let scripts: string;

beforeAll(async () => {
  database = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  db = await connectServer(database.url);
  const { userId } = await addUser(db);
  api = await startApi(db);
  ask = askAs(api, userId);
  const imported = await ask<{ book: BookItem }>('POST', '/v1/books?file_name=lamp.md', {
    body: '# One\n\nMara lit the lamp.\n',
  });
  scripts = `/v1/books/${imported.body.book.id}/chapters/1/scripts`;
});

afterAll(async () => {
  await api.stop();
  await db.close();
  await database.drop();
});

const post = (body: Uint8Array) =>
  ask('POST', scripts, { body, headers: { 'content-type': 'application/json' } });

it.each(LENGTHS)('a %s body is stored as it was sent, letter by letter', async (_name, times) => {
  const text = `INT. ROOM - DAY\n\n${CUE.repeat(times)}`;
  const { status, body } = await ask<ScriptItem>('POST', scripts, { body: { text } });
  expect(status).toBe(201);
  expect((await ask<string>('GET', `/v1/scripts/${body.id}/text`)).text).toBe(text);
});

it.each(LENGTHS)('a byte order mark before a %s body is read past', async (_name, times) => {
  const json = JSON.stringify({ text: CUE.repeat(times) });
  expect((await post(Buffer.from(`\uFEFF${json}`))).status).toBe(201);
});

it.each(LENGTHS)('a %s body that is not UTF-8 is refused, and says so', async (_name, times) => {
  const answer = await post(
    Buffer.from(JSON.stringify({ text: 'é'.repeat(times * 10) }), 'latin1'),
  );
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'usage', hint: 'Send it in UTF-8.' });
});

it.each(LENGTHS)('a %s body that is no JSON is refused, and says so', async (_name, times) => {
  const answer = await post(Buffer.from(`{"text": "${'a'.repeat(times * 10)}`));
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'usage', detail: 'the body is no JSON' });
});
