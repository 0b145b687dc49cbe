import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readMigrationFiles } from '../../src/db/migration-files/migration-files.ts';
import { checkExport, exportMigrations } from '../../src/db/supabase-project/export-migrations.ts';
import { goldenrod } from '../harness/goldenrod.ts';

const OURS = readMigrationFiles();
const [first] = OURS;
if (first === undefined) throw new Error('there are no migrations');

const root = mkdtempSync(join(tmpdir(), 'goldenrod-export-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let project = '';
const inMigrations = (...names: string[]) => join(project, 'supabase', 'migrations', ...names);
beforeEach(() => {
  project = mkdtempSync(join(root, 'project-'));
  mkdirSync(inMigrations(), { recursive: true });
});

/** Every file of a folder with its text and the moment of its last change. */
const contentOf = (folder: string) =>
  readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return [name, readFileSync(path, 'utf8'), statSync(path).mtimeMs] as const;
  });

const run = (...args: string[]) => goldenrod(['db', 'export', '--supabase', project, ...args]);

describe('goldenrod db export --supabase', () => {
  test('writes each migration as it is, beside what is there, and a second run changes nothing', async () => {
    writeFileSync(inMigrations('20250101000000_their_own.sql'), 'select 1;');
    const done = await run('--json');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toEqual({
      folder: inMigrations(),
      written: OURS.map(({ version, name, file }) => ({ version, name, file })),
      there: 0,
      dry_run: false,
    });
    const written = contentOf(inMigrations());
    expect(written.map(([name, text]) => [name, text])).toEqual([
      ['20250101000000_their_own.sql', 'select 1;'],
      ...OURS.map(({ file, sql }) => [file, sql]),
    ]);
    const again = await exportMigrations(project);
    expect(again).toMatchObject({ written: [], there: OURS.length });
    expect(contentOf(inMigrations())).toEqual(written);
  });

  test('--dry-run says what it would write, and writes nothing', async () => {
    const dry = await run('--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining(`  ${first.file}\n`) });
    expect(dry.stdout).toMatch(/^Would write/);
    expect(readdirSync(inMigrations())).toEqual([]);
  });

  test('--check has exit code 1 and a list until the folder has all of them, then 0', async () => {
    const before = await run('--check');
    expect(before.code).toBe(1);
    expect(before.stdout).toContain(`missing    ${first.file}\n`);
    expect(readdirSync(inMigrations())).toEqual([]);
    await exportMigrations(project);
    const answer = await run('--check', '--json');
    const { ok, files } = JSON.parse(answer.stdout);
    expect([answer.code, answer.stderr, ok, files[0].state]).toEqual([0, '', true, 'same']);
  });

  test.each([
    ['of the same name', first.file],
    ['of the same version under another name', `${first.version}_their_own.sql`],
  ])(
    'a different file %s is told and left as it is, and nothing is written',
    async (_what, file) => {
      writeFileSync(inMigrations(file), 'create table theirs (id integer);');
      await expect(exportMigrations(project)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(file),
        details: { files: [{ file: first.file, theirs: [file] }] },
      });
      expect(contentOf(inMigrations()).map(([name, text]) => [name, text])).toEqual([
        [file, 'create table theirs (id integer);'],
      ]);
      const { copies } = await checkExport(project);
      expect(copies[0]).toMatchObject({ state: 'different', theirs: [file] });
    },
  );

  test('a link that leads nowhere is somebody else’s', async () => {
    symlinkSync(join(project, 'nowhere'), inMigrations(first.file));
    await expect(exportMigrations(project)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a copy with the line ends of Windows is the same file', async () => {
    await exportMigrations(project);
    for (const { file, sql } of OURS)
      writeFileSync(inMigrations(file), sql.replaceAll('\n', '\r\n'));
    expect(await exportMigrations(project)).toMatchObject({ written: [] });
  });

  test('several at once write each file whole, and leave nothing else', async () => {
    rmSync(inMigrations(), { recursive: true });
    writeFileSync(join(project, 'supabase', 'config.toml'), '');
    await Promise.all(Array.from({ length: 4 }, () => exportMigrations(project)));
    expect(contentOf(inMigrations()).map(([name, text]) => [name, text])).toEqual(
      OURS.map(({ file, sql }) => [file, sql]),
    );
  });

  test('a file in place of the folder of migrations is named, and left', async () => {
    rmSync(inMigrations(), { recursive: true });
    writeFileSync(inMigrations(), 'theirs');
    await expect(exportMigrations(project)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining(inMigrations()),
    });
    expect(readFileSync(inMigrations(), 'utf8')).toBe('theirs');
  });
});

describe('what is no project of the Supabase CLI is refused', () => {
  const refuse = (dir: string) => exportMigrations(dir).catch((error: unknown) => error);

  test('with exit code 2, a folder that is not there', async () => {
    const answer = await goldenrod(['db', 'export', '--supabase', join(project, 'nothing')]);
    expect([answer.code, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr).toMatch(
      /nothing is no Supabase project: there is no such folder; expected one with supabase\/config.toml/,
    );
  });

  test('a folder without supabase/', async () => {
    rmSync(join(project, 'supabase'), { recursive: true });
    expect(await refuse(project)).toMatchObject({
      code: 'usage',
      message: expect.stringContaining(
        'expected supabase/config.toml or supabase/migrations in it',
      ),
      hint: expect.stringContaining('supabase init'),
    });
    expect(readdirSync(project)).toEqual([]);
  });

  test('the folder supabase/ itself, with the one that is meant', async () => {
    expect(await refuse(join(project, 'supabase'))).toMatchObject({
      hint: `Name the folder that holds this one: ${project}`,
    });
  });
});

test.each([
  ['without a folder'],
  ['with --check and --dry-run', '--supabase', '.', '--check', '--dry-run'],
])('%s it is asked wrongly', async (_title, ...args) => {
  expect(await goldenrod(['db', 'export', ...args])).toMatchObject({ code: 2, stdout: '' });
});
