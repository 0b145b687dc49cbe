import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import type { PostgresMajor } from '../harness/native-postgres.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { installedTool } from '../harness/postgres-tools.ts';
import { START_NAMES, startTemplate } from '../starts/build-start.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import { expectEndState } from './end-state.ts';
import { BASELINE, PHASE_1A } from './phase-1a-files.ts';

const run = promisify(execFile);

const psqlMajor = installedTool('psql');
const dumpMajor = installedTool('pg_dump');
if (psqlMajor === undefined) console.warn('skipped: psql is not installed');
if (dumpMajor === undefined) console.warn('skipped: pg_dump is not installed');

const fileOf = (folder: 'migrations' | 'rollbacks', name: string) =>
  fileURLToPath(new URL(`../../supabase/${folder}/${name}`, import.meta.url));

/** One file a call, as the owner of a database would type it; psql's words when it fails. */
async function psql(
  url: string,
  folder: 'migrations' | 'rollbacks',
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    await run('psql', [
      ...['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1'],
      ...['--file', fileOf(folder, name), url],
    ]);
  }
}

const up = (url: string) =>
  psql(
    url,
    'migrations',
    PHASE_1A.map(({ name }) => name),
  );
const down = (url: string) => psql(url, 'rollbacks', PHASE_1A.map(({ name }) => name).toReversed());

/** What pg_dump says of public, line by line without an order: columns may come back in another. */
async function dumpOf(url: string): Promise<string[]> {
  const { stdout } = await run('pg_dump', ['--schema-only', '--schema', 'public', url], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .filter((line) => !/^\\(un)?restrict /.test(line))
    .sort();
}

const MAJORS: readonly PostgresMajor[] = [18, 17, 15];
/** The newest that pg_dump reads: it refuses servers newer than itself. */
const major = MAJORS.find((one) => one <= (dumpMajor ?? 18)) ?? 15;

describe.skipIf(psqlMajor === undefined)('psql, one file at a time', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ major });
  });
  afterAll(() => server.stop());

  test.each(START_NAMES)('takes %s to the end state, twice, and back and there', async (name) => {
    const template = await startTemplate(server, name);
    const database = await createDatabase(server, { template });
    const { url } = database;
    const state = () =>
      withClient(url, async (client) => ({
        schema: await schemaSnapshot(client),
        rows: await fingerprint(client),
      }));
    // An empty database has to have something to come back to.
    if (name === 'empty') await withClient(url, (client) => client.query(BASELINE));
    const start = await state();
    const dump = dumpMajor === undefined ? [] : await dumpOf(url);
    await up(url);
    await withClient(url, (client) => expectEndState(client));
    const end = await state();
    await up(url);
    expect(await state()).toEqual(end);
    await down(url);
    const back = await state();
    expect(back.schema).toBe(start.schema);
    expect(losses(start.rows, back.rows)).toEqual([]);
    if (dumpMajor !== undefined) expect(await dumpOf(url)).toEqual(dump);
    await up(url);
    expect(await state()).toEqual(end);
    await database.drop();
  });
});
