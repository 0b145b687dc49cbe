import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptItem } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { createLogin } from '../../src/db/login/create-login.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { createDatabase } from '../harness/databases.ts';
import { addUser, opener } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { type ApiServer, askAs, startApi } from '../http/api-server.ts';
import { ask, ended, sampleBook, testStore, withWorker } from '../jobs/workplace.ts';

const LOGIN = 'goldenrod_service';
const PASSWORD = 'correct horse "battery" $staple';

describe.each([15, 18] as const)('a login for API and workers, on PostgreSQL %i', (major) => {
  const store = testStore();
  let server: PostgresServer;
  let url: string;
  let owner: Database;
  const urlOf = (login: string, password: string) =>
    url.replace('postgres@', `${login}:${encodeURIComponent(password)}@`);

  beforeAll(async () => {
    server = await startPostgres({ major });
    // The others come in without a password; this one has to know it.
    const rules = join(server.dataDir, 'pg_hba.conf');
    writeFileSync(
      rules,
      `host all ${LOGIN} 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`,
    );
    await server.restart();
    ({ url } = await createDatabase(server));
    owner = await openDatabase({ url });
    await migrate(owner);
    await createLogin(owner, { login: LOGIN, password: PASSWORD });
  });
  afterAll(async () => {
    await owner.close();
    await server.stop();
  });

  test('connects with its password, and with no other', async () => {
    const right = await openDatabase({ url: urlOf(LOGIN, PASSWORD) });
    await right.close();
    await expect(openDatabase({ url: urlOf(LOGIN, 'battery') })).rejects.toMatchObject({
      code: 'db.unreachable',
    });
  });

  test('serves the API and does jobs', async () => {
    const db = await openDatabase({ url: urlOf(LOGIN, PASSWORD) });
    let api: ApiServer | undefined;
    try {
      const user = await addUser(owner);
      const book = await sampleBook(db, user);
      api = await startApi(db);
      const asUser = askAs(api, user.userId);
      expect((await asUser('GET', '/readyz')).status).toBe(200);
      const drafted = await asUser<ScriptItem>(
        'POST',
        `/v1/books/${book.handle}/chapters/1/draft`,
        { body: {} },
      );
      expect(drafted.status).toBe(201);
      const stranger = askAs(api, (await addUser(owner)).userId);
      expect((await stranger('GET', `/v1/scripts/${drafted.body.id}`)).status).toBe(404);
      const asked = await ask(db, user, book.handle, 2);
      await withWorker(db, { store: await store }, async () => {
        expect(await ended(db, user, asked.id)).toMatchObject({ state: 'done' });
      });
    } finally {
      await api?.stop();
      await db.close();
    }
  });

  test.each([
    'select 1 from public.scripts',
    'select 1 from auth.users',
    'create table public.trap ()',
    'alter table public.scripts disable row level security',
    'create role another',
  ])('may not by itself: %s', async (statement) => {
    const db = await openDatabase({ url: urlOf(LOGIN, PASSWORD) });
    try {
      await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await db.close();
    }
  });

  test('made again without a password, keeps the one it has', async () => {
    await createLogin(owner, { login: LOGIN });
    await (await openDatabase({ url: urlOf(LOGIN, PASSWORD) })).close();
  });

  test('is not made of the tables’ owner', async () => {
    await expect(createLogin(owner, { login: 'postgres' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is not made with a password that would have to be prepared first', async () => {
    await expect(createLogin(owner, { login: 'other', password: 'köln' })).rejects.toMatchObject({
      code: 'usage',
    });
    const { rows } = await owner.pool.query("select from pg_roles where rolname = 'other'");
    expect(rows).toEqual([]);
  });

  test('a service that connects as the owner is told so, and one with the login is not', async () => {
    const words = 'as the owner of the tables';
    // The port is taken, by PostgreSQL, so it ends by itself.
    const up = (database: string) =>
      goldenrod(['up', '--no-open', '--port', String(server.port), '--database-url', database]);
    expect((await up(url)).stderr).toContain(words);
    expect((await up(urlOf(LOGIN, PASSWORD))).stderr).not.toContain(words);
  });
});

test('the embedded database has no logins', async () => {
  const db = await opener('embedded')();
  await expect(createLogin(db, { login: LOGIN })).rejects.toMatchObject({ code: 'usage' });
});
