import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/db/generated/schema-snapshot.ts';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { supabaseCli } from '../harness/supabase-cli.ts';
import { START_NAMES, type StartName, startTemplate } from '../starts/build-start.ts';
import { fingerprint, losses } from '../starts/fingerprint.ts';
import { expectEndState } from './end-state.ts';
import { PHASE_1A, type PhaseFile } from './phase-1a-files.ts';

/** The files of a foreign project begin after it: it has these tables. */
const BASELINE_VERSION = '20250828000000';
const cli = supabaseCli();
afterAll(() => cli?.remove());

/** Somebody's project, with a migration of its own and some of ours. */
function project(files: readonly Pick<PhaseFile, 'name' | 'up'>[]): string {
  const folder = mkdtempSync(join(cli?.home ?? '', 'project-'));
  const migrations = join(folder, 'supabase', 'migrations');
  mkdirSync(migrations, { recursive: true });
  writeFileSync(
    join(migrations, '20250101000000_their_own.sql'),
    'create table if not exists public.their_own (id integer);',
  );
  for (const { name, up } of files) writeFileSync(join(migrations, name), up);
  return folder;
}

interface Push {
  code: number | null;
  output: string;
}

async function push(folder: string, target: readonly string[]): Promise<Push> {
  if (cli === undefined) throw new Error('there is no Supabase CLI');
  const { code, stdout, stderr } = await cli.run([
    'db',
    'push',
    ...target,
    '--yes',
    '--workdir',
    folder,
  ]);
  return { code, output: stdout + stderr };
}

async function onPushed(
  name: StartName,
  files: readonly Pick<PhaseFile, 'name' | 'up'>[],
  check: (
    url: string,
    folder: string,
    before: Awaited<ReturnType<typeof fingerprint>>,
  ) => Promise<void>,
): Promise<void> {
  const template = await startTemplate(sharedServer(), name);
  const database = await createDatabase(sharedServer(), { template });
  try {
    const before = await withClient(database.url, (client) => fingerprint(client));
    const folder = project(files);
    const pushed = await push(folder, ['--db-url', database.url]);
    expect(pushed.code, pushed.output).toBe(0);
    await check(database.url, folder, before);
  } finally {
    await database.drop();
  }
}

describe.skipIf(cli === undefined)('supabase db push', () => {
  test.concurrent.each(START_NAMES)('takes %s to the end state', async (name) => {
    await onPushed(name, PHASE_1A, async (url, _folder, before) => {
      await withClient(url, async (client) => {
        await expectEndState(client);
        const lost = losses(before, await fingerprint(client));
        expect(lost.filter((line) => !line.startsWith('values of'))).toEqual([]);
        const { rows } = await client.query(
          'select version, name from supabase_migrations.schema_migrations order by 1',
        );
        expect(rows.map(({ version, name: words }) => `${version}_${words}.sql`)).toEqual([
          '20250101000000_their_own.sql',
          ...PHASE_1A.map((file) => file.name),
        ]);
      });
    });
  });

  test.concurrent.each(PHASE_1A.map((file, place) => ({ ...file, place })))(
    '$name alone does its part',
    async (file) => {
      await onPushed('verbatim-on-deployed', [file], async (url) => {
        await withClient(url, (client) => expectEndState(client, file.place));
      });
    },
  );

  test.concurrent('takes deployed through every file, and verify finds nothing wrong', async () => {
    const all = readMigrationFiles().filter(({ version }) => version > BASELINE_VERSION);
    const files = all.map(({ file, sql }) => ({ name: file, up: sql }));
    await onPushed('deployed', files, async (url) => {
      const db = await openDatabase({ url });
      try {
        const checks = await verify(db);
        expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      } finally {
        await db.close();
      }
    });
  });

  test.concurrent('a second push, by its newer flag, finds nothing to do', async () => {
    await onPushed('deployed', PHASE_1A, async (url, folder) => {
      const state = () => withClient(url, (client) => schemaSnapshot(client));
      const before = await state();
      const again = await push(folder, ['--remote', url]);
      expect(again, again.output).toMatchObject({
        code: 0,
        output: expect.stringContaining('up to date'),
      });
      expect(await state()).toBe(before);
    });
  });

  test.concurrent('pushed over what another tool had run already, changes nothing', async () => {
    await onPushed('deployed', [], async (url) => {
      await withClient(url, async (client) => {
        for (const { up } of PHASE_1A) await client.query(up);
      });
      const state = () =>
        withClient(url, async (client) => ({
          schema: await schemaSnapshot(client, { schemas: ['public', 'goldenrod_archive'] }),
          rows: await fingerprint(client),
        }));
      const before = await state();
      const pushed = await push(project(PHASE_1A), ['--db-url', url]);
      expect(pushed.code, pushed.output).toBe(0);
      expect(await state()).toEqual(before);
    });
  });
});
