import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A server that gives connection strings of its superuser, by database. */
export interface DatabaseServer {
  url(database: string): string;
}

export interface TestDatabase {
  name: string;
  url: string;
  /** Removes the database; sessions that are still open on it are ended. */
  drop(): Promise<void>;
}

/**
 * A new database for one test file: empty, or a copy of a template (about 40 ms in memory). Its files are
 * copied: the server's other way, page by page through its log, takes seven times the processor.
 */
export async function createDatabase(
  server: DatabaseServer,
  { template = 'template1' }: { template?: string } = {},
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) =>
    admin.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)} strategy file_copy`,
    ),
  );
  return {
    name,
    url: server.url(name),
    drop: () => asAdmin(server, (admin) => dropDatabase(admin, name)),
  };
}

/**
 * Builds a database to copy from, once per server, however many workers ask for it at once.
 * `build` gets its connection string and must close what it opens. Returns the template's name.
 */
export async function templateDatabase(
  server: DatabaseServer,
  name: string,
  build: (url: string) => Promise<void>,
): Promise<string> {
  const database = `template_${name}`;
  await asAdmin(server, async (admin) => {
    // Held by this session, so a worker that dies lets go of it.
    await admin.query("select pg_advisory_lock(hashtext('goldenrod template'), hashtext($1))", [
      database,
    ]);
    if (await isFinished(admin, database)) return;
    // What an unfinished build left is of no use.
    await dropDatabase(admin, database);
    await admin.query(`create database ${pg.escapeIdentifier(database)} strategy file_copy`);
    await build(server.url(database));
    await admin.query(`comment on database ${pg.escapeIdentifier(database)} is '${FINISHED}'`);
  });
  return database;
}

const FINISHED = 'finished template';

async function isFinished(admin: pg.Client, database: string): Promise<boolean> {
  const { rows } = await admin.query<{ comment: string | null }>(
    "select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1",
    [database],
  );
  return rows[0]?.comment === FINISHED;
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

async function asAdmin<T>(
  server: DatabaseServer,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient(server.url('postgres'), work);
}

/** Connects, runs `work`, disconnects; also when it throws. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
