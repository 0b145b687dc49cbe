import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { exportMigrations } from '../../src/db/supabase-project/export-migrations.ts';
import { MIGRATIONS_APPLIED } from '../../src/db/verify/check.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { createDatabase, withClient } from '../harness/databases.ts';
import type { Answer } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { supabaseCli } from '../harness/supabase-cli.ts';
import { startTemplate } from '../starts/build-start.ts';
import { blocksOf, installInto, runLines } from './as-written.ts';

const THEIRS = '20250101000000_their_own.sql';
/** Later than ours: what a project has that is worked on. */
const LATER = '20251101000000_their_later_own.sql';
/** `20250101000000_their_own.sql` makes public.their_own. */
const sqlOf = (file: string) =>
  `create table public.${file.replace(/^\d+_|\.sql$/g, '')} (id integer);`;
const OURS = readMigrationFiles();
const PUSH = 'npx supabase db push --yes --remote="$DATABASE_URL"';

const cli = supabaseCli();
afterAll(() => cli?.remove());
const hasPsql = spawnSync('psql', ['--version']).status === 0;
if (!hasPsql) console.warn('skipped: psql is not installed');

const [pushOurs, afterMigrate, back, ...others] = blocksOf('With the Supabase CLI', 'sh');

interface Project {
  folder: string;
  /** Adds a migration of its own. */
  writes(file: string): void;
  /** Runs lines in the project's folder, and has to end well. */
  does(lines: string): Promise<string>;
  runs(lines: string): Promise<Answer>;
  /** The files that the history has. */
  history(): Promise<string[]>;
  has(relation: string): Promise<boolean>;
  /** The checks of `db verify` that fail. */
  faults(): Promise<string[]>;
}

/** A project on a database of the application, with both packages installed and migrations of its own pushed. */
async function onProject(
  pushed: readonly string[],
  work: (project: Project) => Promise<void>,
): Promise<void> {
  const template = await startTemplate(sharedServer(), 'deployed');
  const { url, drop } = await createDatabase(sharedServer(), { template });
  const folder = mkdtempSync(join(cli?.home ?? '', 'project-'));
  const migrations = join(folder, 'supabase', 'migrations');
  mkdirSync(migrations, { recursive: true });
  installInto(folder);
  const runs = (lines: string) =>
    runLines(lines, { cwd: folder, env: { ...cli?.env, DATABASE_URL: url } });
  const does = async (lines: string) => {
    const { code, stdout, stderr } = await runs(lines);
    expect(code, `${lines}\n${stdout}\n${stderr}`).toBe(0);
    return stdout + stderr;
  };
  const ask = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await withClient(url, (client) => client.query(text, values))).rows;
  try {
    const writes = (file: string) => writeFileSync(join(migrations, file), sqlOf(file));
    for (const file of pushed) writes(file);
    await does(PUSH);
    await work({
      folder,
      writes,
      does,
      runs,
      history: async () => {
        const rows = await ask<{ file: string }>(
          `select version || '_' || name || '.sql' as file
             from supabase_migrations.schema_migrations order by version`,
        );
        return rows.map(({ file }) => file);
      },
      faults: async () => {
        const db = await openDatabase({ url });
        const checks = await verify(db).finally(() => db.close());
        return checks.filter(({ ok }) => !ok).map(({ name }) => name);
      },
      has: async (relation) =>
        (await ask<{ has: boolean }>('select to_regclass($1) is not null as has', [relation]))[0]
          ?.has === true,
    });
  } finally {
    await drop();
  }
}

const all = [THEIRS, ...OURS.map(({ file }) => file), LATER];

test('docs/UPGRADE.md has these lines for the Supabase CLI, and no others', () => {
  expect([pushOurs, afterMigrate, back].every((lines) => lines !== undefined)).toBe(true);
  expect(others).toEqual([]);
});

/** Each line starts a program of its own or two. */
const TIMEOUT_MS = 300_000;

describe.skipIf(cli === undefined)('a project of the Supabase CLI', () => {
  test.concurrent(
    'that goldenrod has migrated cannot push, and after the export can: theirs is applied, nothing reverted',
    () =>
      onProject([THEIRS], async (project) => {
        project.writes(LATER);
        await project.does('npx goldenrod db migrate');
        const refused = await project.runs(PUSH);
        expect(refused.code).not.toBe(0);
        expect(refused.stdout + refused.stderr).toContain('Remote migration versions not found');
        // The lines of the document, whose migration now finds nothing to do.
        await project.does(afterMigrate ?? '');
        expect(await project.has('public.their_later_own')).toBe(true);
        expect(await project.history()).toEqual(all);
        expect(await project.faults()).toEqual([]);
      }),
    TIMEOUT_MS,
  );

  test.concurrent(
    'whose newest migration is later than ours pushes them as docs/UPGRADE.md says, and takes the newest back',
    () =>
      onProject([THEIRS, LATER], async (project) => {
        await exportMigrations(project.folder);
        const refused = await project.runs(PUSH);
        expect(refused.code).not.toBe(0);
        expect(refused.stdout + refused.stderr).toContain('--include-all');
        await project.does(pushOurs ?? '');
        expect(await project.history()).toEqual(all);
        expect(await project.faults()).toEqual([]);
        if (!hasPsql) return;
        await project.does(back ?? '');
        const newest = OURS.at(-1)?.file;
        expect(await project.history()).toEqual(all.filter((file) => file !== newest));
        expect(await project.does(PUSH)).toContain('up to date');
        expect((await project.faults())[0]).toBe(MIGRATIONS_APPLIED);
      }),
    TIMEOUT_MS,
  );
});
