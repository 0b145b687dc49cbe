import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { makePlatform } from '../../src/db/migrate/ensure-platform.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { readExpectedObjects } from '../../src/db/verify/expected-objects.ts';
import { schemaObjects } from '../../src/db/verify/schema-objects.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase, type DatabaseServer, type TestDatabase } from '../harness/databases.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { installedTool } from '../harness/postgres-tools.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { openStudio } from '../sql/support/studio.ts';

const run = promisify(execFile);

async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await connectServer(url);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

const failures = (url: string) =>
  withDatabase(url, async (db) => (await verify(db)).filter(({ ok }) => !ok));

const MAJORS = [15, 17, 18] as const;
type Major = (typeof MAJORS)[number];
const started = new Map<Major, PostgresServer>();
const made: TestDatabase[] = [];
const serverOf = (major: Major): DatabaseServer => started.get(major) ?? sharedServer();

async function emptyOn(major: Major): Promise<string> {
  const database = await createDatabase(serverOf(major));
  made.push(database);
  return database.url;
}

beforeAll(async () => {
  for (const major of [15, 17] as const) started.set(major, await startPostgres({ major }));
  // A dump brings no roles.
  for (const major of MAJORS)
    await withDatabase(await emptyOn(major), (db) => makePlatform(db.pool));
});
afterAll(async () => {
  for (const database of made) await database.drop();
  for (const server of started.values()) await server.stop();
});

const migrated = new Map<Major, string>();

/** A migrated database with a row or two, on a server of that major; one for all. */
async function migratedOn(major: Major): Promise<string> {
  const there = migrated.get(major);
  if (there !== undefined) return there;
  const url = await emptyOn(major);
  await withDatabase(url, async (db) => {
    await migrate(db);
    await openStudio(db);
  });
  migrated.set(major, url);
  return url;
}

/** As a dump does it: by pg_get_triggerdef and its like, which bracket an expression as it was parsed. */
async function makeAgain(db: Database): Promise<void> {
  const ours = readExpectedObjects();
  const client = await db.pool.connect();
  try {
    const found = await schemaObjects(client);
    const isOurs = (kind: string, parent: string, name: string) =>
      ours.some((one) => one.kind === kind && one.parent === parent && one.name === name);
    for (const { kind, parent, name, definition } of found) {
      if (!isOurs(kind, parent, name)) continue;
      for (const statement of statementsFor(kind, parent, name, definition)) {
        await client.query(statement);
      }
    }
  } finally {
    client.release();
  }
}

function statementsFor(kind: string, parent: string, name: string, definition: string): string[] {
  if (kind === 'trigger') return [`drop trigger ${name} on ${parent}`, definition];
  if (kind === 'policy') {
    return [`drop policy ${name} on ${parent}`, `create policy ${name} on ${parent} ${definition}`];
  }
  if (kind === 'constraint' && definition.startsWith('CHECK')) {
    const add = `alter table ${parent} add constraint ${name} ${definition}`;
    return [`alter table ${parent} drop constraint ${name}`, add];
  }
  if (kind === 'index' && / WHERE /.test(definition)) return [`drop index ${name}`, definition];
  const [, expression] = / default (.*)$/.exec(definition) ?? [];
  return kind === 'column' && expression !== undefined
    ? [`alter table ${parent} alter column ${name} set default ${expression}`]
    : [];
}

const dumps = installedTool('pg_dump');
const source = MAJORS.findLast((major) => major <= (dumps ?? 0));
if (source === undefined) console.warn('skipped: pg_dump is not installed');

describe.skipIf(source === undefined)('a dump of another server', () => {
  let url: string;
  let folder: string;
  beforeAll(async () => {
    url = await migratedOn(source ?? 18);
    folder = await mkdtemp(join(tmpdir(), 'goldenrod-dump-'));
    for (const [file, ...args] of DUMPS) {
      await run('pg_dump', ['--no-owner', ...args, '--file', join(folder, file), url]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const DUMPS: [string, ...string[]][] = [
    ['custom', '--format=custom'],
    ['plain.sql'],
    ['schema.sql', '--schema-only'],
    ['data.sql', '--data-only', '--disable-triggers'],
  ];

  const psql = (to: string, file: string) =>
    run('psql', ['--no-psqlrc', '-q', '-v', 'ON_ERROR_STOP=1', '-f', join(folder, file), to]);
  const rows = (at: string) =>
    withDatabase(
      at,
      async (db) =>
        (
          await db.pool.query(
            'select c.id, b.title from characters c join books b on b.id = c.book_id order by 1',
          )
        ).rows,
    );

  test.each([17, 18] as const)('in the custom format passes on %i', async (major) => {
    const to = await emptyOn(major);
    await run('pg_restore', [
      '--no-owner',
      '--exit-on-error',
      '--dbname',
      to,
      join(folder, 'custom'),
    ]);
    expect(await failures(to)).toEqual([]);
    expect(await rows(to)).toEqual(await rows(url));
  });

  test('as plain text passes', async () => {
    const to = await emptyOn(source ?? 18);
    await psql(to, 'plain.sql');
    expect(await failures(to)).toEqual([]);
  });

  test('as its schema and then its rows passes', async () => {
    const to = await emptyOn(18);
    await psql(to, 'schema.sql');
    await psql(to, 'data.sql');
    expect(await failures(to)).toEqual([]);
    expect(await rows(to)).toEqual(await rows(url));
  });

  test('brings no surplus rights into a project that gives all by default, once the remedies ran', async () => {
    const to = await emptyOn(18);
    await withDatabase(to, (db) =>
      db.pool.query(
        `alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
         alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
         alter default privileges in schema public grant all on functions to anon, authenticated, service_role`,
      ),
    );
    await run('pg_restore', [
      '--no-owner',
      '--exit-on-error',
      '--dbname',
      to,
      join(folder, 'custom'),
    ]);
    const found = await failures(to);
    expect(found.map(({ found: what }) => what).join('\n')).toMatch(
      /truncate.* on public.script_evaluations to anon/,
    );
    await withDatabase(to, async (db) => {
      for (const { remedy } of found) await db.pool.query(remedy);
    });
    expect(await failures(to)).toEqual([]);
  });
});

// Last: it changes what the dumps were made of.
describe.each(MAJORS)('on PostgreSQL %i', (major) => {
  test('a schema made again of what the server says of it passes, as after a dump', async () => {
    const url = await migratedOn(major);
    await withDatabase(url, makeAgain);
    expect(await failures(url)).toEqual([]);
  });
});
