import { expect, test } from 'vitest';
import { createDatabase, templateDatabase, withClient } from './databases.ts';
import { sharedServer } from './shared-server.ts';

const server = sharedServer();

test('a template asked for from many sides at once is built once, and each copy is its own', async () => {
  let builds = 0;
  const build = (url: string) =>
    withClient(url, async (client) => {
      builds += 1;
      await client.query('create table note (body text)');
    });
  const names = await Promise.all(
    Array.from({ length: 4 }, () => templateDatabase(server, 'harness_once', build)),
  );
  expect(builds).toBe(1);

  const [one, two] = await Promise.all([
    createDatabase(server, { template: names[0] ?? '' }),
    createDatabase(server, { template: names[1] ?? '' }),
  ]);
  await withClient(one.url, (client) => client.query("insert into note values ('mine')"));
  await withClient(two.url, async (client) => {
    expect((await client.query('table note')).rows).toEqual([]);
  });
  await one.drop();
  await two.drop();
});

test('a template whose build failed is built anew', async () => {
  const failing = templateDatabase(server, 'harness_again', async (url) => {
    await withClient(url, (client) => client.query('create table half ()'));
    throw new Error('power cut');
  });
  await expect(failing).rejects.toThrow('power cut');

  const name = await templateDatabase(server, 'harness_again', (url) =>
    withClient(url, async (client) => {
      await client.query('create table whole ()');
    }),
  );
  await withClient(server.url(name), async (client) => {
    const { rows } = await client.query(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    expect(rows).toEqual([{ tablename: 'whole' }]);
  });
});

test('a database is dropped with its sessions still open', async () => {
  const database = await createDatabase(server);
  await withClient(database.url, async (client) => {
    client.on('error', () => undefined);
    await client.query('select 1');
    await database.drop();
  });
  await withClient(server.url('postgres'), async (client) => {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [
      database.name,
    ]);
    expect(rows).toEqual([]);
  });
});
