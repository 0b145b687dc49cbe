import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectServer } from '../../src/db/connect-server.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { goldenrod, goldenrodJson } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';

const MAIN = fileURLToPath(new URL('../../dist/command/main.js', import.meta.url));
const BASELINE = '20250828000000';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'goldenrod-cli-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Failure {
  error: { code: string; message: string; hint?: string; details?: Record<string, unknown> };
}

describe('a command that was asked wrongly', () => {
  test.each([
    ['an unknown command', ['db', 'migrat'], /unknown command 'migrat'/],
    ['an unknown option', ['db', 'status', '--loud'], /unknown option '--loud'/],
    ['a missing command', ['db'], /command is missing/],
    ['no number', ['db', 'rollback', '--steps', 'two'], /whole number above 0/],
    ['neither version nor steps', ['db', 'rollback'], /either a version/],
    [
      'a URL of another kind',
      ['db', 'status', '--database-url', 'mysql://a:s3cret@b/c'],
      /not a PostgreSQL connection string/,
    ],
    [
      'folder and server',
      ['db', 'status', '--data', 'x', '--database-url', 'postgresql://h/d'],
      /both given/,
    ],
  ])('ends with 2 and says why: %s', async (_what, args, why) => {
    const data =
      args.includes('--data') || args.includes('--database-url')
        ? []
        : ['--data', join(root, 'usage')];
    const answer = await goldenrod([...args, ...data]);
    expect(answer.code).toBe(2);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toMatch(/^error: /);
    expect(answer.stderr).toMatch(why);
    expect(answer.stderr).toMatch(/^hint: /m);
    expect(answer.stderr).not.toContain('s3cret');
  });

  test('with --json the error is one object on stderr', async () => {
    const answer = await goldenrod(['db', 'status', '--loud', '--json']);
    const { error } = JSON.parse(answer.stderr) as Failure;
    expect([answer.code, error.code, answer.stdout]).toEqual([2, 'usage', '']);
  });
});

test('help and version end with 0, on stdout, and load neither the embedded engine nor the language model', async () => {
  const tracer =
    'data:text/javascript,import{register}from"node:module";register("data:text/javascript,export async function load(u,c,n){process._rawDebug(u);return n(u,c)}")';
  for (const args of [['--help'], ['db', 'migrate', '--help'], ['--version']]) {
    const child = spawn(process.execPath, ['--import', tracer, MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, loaded] = ['', ''];
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      loaded += text.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
    expect(loaded).toContain('dist/command/main.js');
    expect(loaded).not.toMatch(/node_modules\/(@electric-sql|wink-)|dist\/command\/(pg|kysely)-/);
  }
});

test('a reader that stops reading is no failure', async () => {
  const script = `"${process.execPath}" "${MAIN}" --help | head -n 1; exit \${PIPESTATUS[0]}`;
  const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});

describe('the embedded database', () => {
  const at = () => ['--data', join(root, 'embedded')];

  test('is there and migrated at the first command', async () => {
    const answer = await goldenrod(['db', 'status', ...at()]);
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(answer.stdout).toMatch(
      /^version +name +state +way back\n20250828000000 +baseline +applied +yes\n/,
    );
    expect(answer.stdout).not.toContain('pending');
    expect(answer.stdout).toMatch(
      /\n\d+\.\d MB on the disk, of which \d+\.\d MB can be had back: .*\.\n$/,
    );
  });

  test('is not rolled back without consent, and what would go is said', async () => {
    const answer = await goldenrod(['db', 'rollback', '--to', BASELINE, '--json', ...at()]);
    const { error } = JSON.parse(answer.stderr) as Failure;
    expect([answer.code, error.code]).toEqual([1, 'migration.needs_consent']);
    expect(error.message).toContain('20251004000001_create_script_status_enum');
    expect(error.hint).toContain('--yes');
  });

  test('tells what a rollback would do to rows, and does nothing of it', async () => {
    const dry = ['db', 'rollback', '--to', BASELINE, '--dry-run', ...at()];
    expect(await goldenrodJson(dry)).toMatchObject({
      // What the migration itself wrote.
      archived: [expect.objectContaining({ table: 'goldenrod.old_words', count: 5 })],
      changed: [],
      lost: [],
      statuses: [],
      along: [],
      moved_columns: [],
      dry_run: true,
    });
    expect((await goldenrod(dry)).stdout).toMatch(/^Would take back:\n {2}\d+_\w+\n/);
    expect((await goldenrod(['db', 'status', ...at()])).stdout).not.toContain('pending');
  });

  test('goes down and up, and verify sees the difference', async () => {
    const down = await goldenrodJson<{ rolled_back: { version: string }[] }>([
      'db',
      'rollback',
      '--steps',
      '1',
      '--yes',
      ...at(),
    ]);
    expect(down.rolled_back).toHaveLength(1);
    const wrong = await goldenrod(['db', 'verify', ...at()]);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(
      /FAIL {2}migrations: all applied\n.*\n.*\n +remedy: +goldenrod db migrate/,
    );
    const up = await goldenrod(['db', 'migrate', ...at()]);
    expect(up).toMatchObject({ code: 0 });
    expect(up.stderr).toMatch(/^applying .*\.sql\napplied .*\.sql in \d+ ms\n$/);
    const right = await goldenrodJson<{ ok: boolean; checks: unknown[] }>([
      'db',
      'verify',
      ...at(),
    ]);
    expect(right.ok).toBe(true);
  });

  test('says nothing of its progress with --quiet', async () => {
    await goldenrod(['db', 'rollback', '--steps', '1', '--yes', '--quiet', ...at()]);
    const answer = await goldenrod(['db', 'migrate', '--quiet', ...at()]);
    expect([answer.code, answer.stderr]).toEqual([0, '']);
  });
});

describe('a server', () => {
  let empty: TestDatabase;
  let full: TestDatabase;
  beforeAll(async () => {
    empty = await createDatabase(sharedServer());
    full = await createDatabase(sharedServer(), { template: await migratedTemplate() });
  });
  afterAll(async () => {
    await empty.drop();
    await full.drop();
  });

  test('that nobody migrated refuses the verbs and says what to run', async () => {
    const answer = await goldenrod(['book', 'list', '--json'], {
      env: { DATABASE_URL: empty.url },
    });
    const { error } = JSON.parse(answer.stderr) as Failure;
    expect([answer.code, error.code]).toEqual([1, 'db.not_migrated']);
    expect(error.hint).toContain('goldenrod db migrate');
  });

  test('two runners at once migrate it once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => goldenrod(['db', 'migrate', '--database-url', empty.url])),
    );
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ stdout }) => stdout.startsWith('Applied:'))).toHaveLength(1);
  });

  test('with accounts of its own asks whose books', async () => {
    const db = await connectServer(full.url);
    await db.pool.query("comment on schema auth is 'of a project'");
    await db.close();
    const answer = await goldenrod(['book', 'list', '--database-url', full.url]);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('--as');
  });

  test('that is not there is told without the password', async () => {
    const answer = await goldenrod([
      'db',
      'status',
      '--database-url',
      'postgresql://me:s3cret@127.0.0.1:1/studio',
    ]);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain('127.0.0.1:1, database "studio"');
    expect(answer.stderr + answer.stdout).not.toContain('s3cret');
  });
});
