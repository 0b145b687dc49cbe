import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { packageRoot } from '../../src/db/package-root.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { migrate } from '../../src/upgrade/migrate.ts';
import { rollback } from '../../src/upgrade/rollback.ts';
import { createDatabase, type DatabaseServer, withClient } from '../harness/databases.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { installedTool } from '../harness/postgres-tools.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { supabaseCli } from '../harness/supabase-cli.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import {
  FOUND_NAMES,
  FOUND_STARTS,
  type FoundName,
  foundTemplate,
} from '../starts/found-starts.ts';
import { chapterId, INES, scriptId } from '../starts/ids.ts';

const run = promisify(execFile);
const BASE = '20250828000000';
const FILES = readMigrationFiles();

const hasPsql = installedTool('psql') !== undefined;
if (!hasPsql) console.warn('skipped: psql is not installed');
const cli = supabaseCli();
afterAll(() => cli?.remove());

/** Runs `work` with the connection string of a copy, as whoever owns the application's tables there. */
async function onFound(
  server: DatabaseServer,
  name: FoundName,
  work: (url: string, asSuperuser: string) => Promise<void>,
): Promise<void> {
  const {
    url,
    name: database,
    drop,
  } = await createDatabase(server, {
    template: await foundTemplate(server, name),
  });
  const owned = new URL(url);
  const { owner, settings } = FOUND_STARTS[name];
  for (const setting of settings) {
    await withClient(url, (admin) => admin.query(`alter database ${database} set ${setting}`));
  }
  if (owner !== 'superuser') {
    owned.username = owner;
    // As docs/UPGRADE.md says for an owner who is no superuser.
    owned.search = '?options=-c%20join_collapse_limit%3D1';
    // A copy does not take over the rights on its template.
    await withClient(url, (admin) =>
      admin.query(`grant create on database ${database} to ${owner}`),
    );
  }
  try {
    await work(owned.href, url);
  } finally {
    await drop();
  }
}

const stateOf = (url: string) =>
  withClient(url, async (client) => ({
    schema: (await schemaSnapshot(client, { schemas: ['public', 'goldenrod', 'legacy'] }))
      // Said of two views where nothing has made them again since.
      .replaceAll(/\n +WHERE true;/g, ';'),
    rows: await fingerprint(client),
  }));
type State = Awaited<ReturnType<typeof stateOf>>;

const failures = async (db: Database) => (await verify(db)).filter(({ ok }) => !ok);

/** One process for all, each file as docs/UPGRADE.md feeds it. */
async function psql(url: string, folder: string, files: readonly string[], ...more: string[]) {
  await run('psql', [
    ...['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', ...more],
    ...files.flatMap((file) => ['--file', join(packageRoot(), 'supabase', folder, file)]),
    url,
  ]);
}

const MAJORS = [15, 17, 18] as const;
/** Each start by each tool, and each tool on each server, without all three times three times three. */
const isTurnOf = (tool: 'psql' | 'cli', major: (typeof MAJORS)[number], name: FoundName) =>
  (MAJORS.indexOf(major) + FOUND_NAMES.indexOf(name)) % 3 === (tool === 'psql' ? 0 : 1);
/** A long chain, or a program of its own. */
const TIMEOUT_MS = 300_000;

describe.each(MAJORS)('on PostgreSQL %i', { timeout: TIMEOUT_MS }, (major) => {
  let started: PostgresServer | undefined;
  beforeAll(async () => {
    if (major !== 18) started = await startPostgres({ major });
  });
  afterAll(() => started?.stop());
  const server = () => started ?? sharedServer();

  describe.each(FOUND_NAMES)('%s', (name) => {
    /** What the others have to come to. */
    let end: State;

    test('goldenrod takes it there and back, and there again with what was written in between', () =>
      onFound(server(), name, async (url, asSuperuser) => {
        const start = await stateOf(asSuperuser);
        const db = await connectServer(url);
        try {
          await migrate(db);
          end = await stateOf(asSuperuser);
          expect(await failures(db)).toEqual([]);
          await db.pool.query(
            'create view public.app_active as select id, status from public.scripts',
          );
          await expect(rollback(db, { to: BASE, dryRun: true })).rejects.toMatchObject({
            code: 'migration.blocked',
            details: { found: [{ name: 'view public.app_active' }] },
          });
          await db.pool.query('drop view public.app_active');
          const planned = await rollback(db, { to: BASE, dryRun: true });
          expect(await rollback(db, { to: BASE })).toEqual({ ...planned, dryRun: false });
          const back = await stateOf(asSuperuser);
          expect(back.schema).toBe(start.schema);
          expect(losses(start.rows, back.rows)).toEqual([]);
          await writeInBetween(db);
          await migrate(db);
          expect(await failures(db)).toEqual([]);
          const { rows } = await db.pool.query(
            'select id, script, status::text from legacy.scripts where id = any ($1) order by id',
            [[scriptId(1), scriptId(2)]],
          );
          expect(rows).toEqual([
            { id: scriptId(1), script: 'ANEW', status: 'ready' },
            { id: scriptId(2), script: 'EDITED', status: 'ready' },
          ]);
        } finally {
          await db.close();
        }
      }));

    const byPsql = isTurnOf('psql', major, name) ? test.skipIf(!hasPsql) : undefined;
    byPsql?.('psql takes it to the same end, and back', () =>
      onFound(server(), name, async (url, asSuperuser) => {
        const start = await stateOf(asSuperuser);
        await psql(
          url,
          'migrations',
          FILES.map(({ file }) => file),
        );
        expect(await stateOf(asSuperuser)).toEqual(end);
        const back = FILES.filter(({ version }) => version > BASE)
          .map(({ file }) => file)
          .toReversed();
        await psql(url, 'rollbacks', back, '--single-transaction');
        expect(await stateOf(asSuperuser)).toEqual(start);
      }),
    );

    const byCli = isTurnOf('cli', major, name) ? test.skipIf(cli === undefined) : undefined;
    byCli?.('the Supabase CLI takes it to the same end', () =>
      onFound(server(), name, async (url, asSuperuser) => {
        const folder = mkdtempSync(join(cli?.home ?? '', 'project-'));
        const migrations = join(folder, 'supabase', 'migrations');
        mkdirSync(migrations, { recursive: true });
        for (const { file, sql } of FILES) writeFileSync(join(migrations, file), sql);
        const pushed = await cli?.run([
          'db',
          'push',
          `--remote=${url}`,
          '--yes',
          '--workdir',
          folder,
        ]);
        expect(pushed, pushed?.stderr).toMatchObject({ code: 0 });
        expect(await stateOf(asSuperuser)).toEqual(end);
      }),
    );
  });
});

/** What people do with the old shape: a script is made anew under its own id, another one is edited. */
async function writeInBetween(db: Database): Promise<void> {
  const { rows } = await db.pool.query('select script_style from public.scripts where id = $1', [
    scriptId(1),
  ]);
  await db.pool.query('delete from public.scripts where id = $1', [scriptId(1)]);
  await db.pool.query(
    'insert into public.scripts (id, chapter_id, user_id, script_style, script, shared) values ($1, $2, $3, $4, $5, true)',
    [scriptId(1), chapterId(1), INES, rows[0].script_style, 'ANEW'],
  );
  await db.pool.query("update public.scripts set script = 'EDITED' where id = $1", [scriptId(2)]);
}
