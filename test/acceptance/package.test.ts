import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, answerOf, sampleFile } from '../harness/goldenrod.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The compiler of the project, run on the program of somebody else. */
const TSC = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
const STRICT = {
  compilerOptions: {
    ...{ target: 'es2023', module: 'nodenext', strict: true, skipLibCheck: false },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  },
  files: ['main.mts', 'schema.mts'],
};
/** Only how long a hang is put up with. */
const PATIENCE = 240_000;

const home = mkdtempSync(join(tmpdir(), 'goldenrod-package-'));
const app = join(home, 'app');
const registry = (await run('npm', ['view', 'commander@14.0.3', 'version'], home)).code === 0;
if (!registry) console.warn('skipped: npm cannot reach its registry to install the package');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a command as in a shell of its own: nothing of the npm or the settings that run the tests. */
function run(command: string, args: string[], cwd: string): Promise<Answer> {
  const foreign = /^(npm_|GOLDENROD_|DATABASE_URL$|NODE_ENV$|INIT_CWD$)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
  // npx must not fetch what somebody else calls goldenrod.
  env.npm_config_yes = 'false';
  return answerOf(spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** The program of the README's section "As a library". */
function readmeProgram(): string {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, program] = /^## As a library\n[\s\S]*?^```ts\n([\s\S]*?)^```/m.exec(readme) ?? [];
  if (program === undefined) throw new Error('the README shows no program under "As a library"');
  return program;
}

describe.skipIf(!registry)('what npm packs, installed into an empty folder', () => {
  let packed: { filename: string; files: { path: string }[] };
  let installed: Answer;
  beforeAll(async () => {
    mkdirSync(app);
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
    [packed] = JSON.parse((await run('npm', pack, ROOT)).stdout);
    installed = await run(
      'npm',
      ['install', '--prefer-offline', '--engine-strict', join(home, packed.filename)],
      app,
    );
  }, PATIENCE);

  it('holds no file that is only of the machine where it was packed', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toContain('dist/embedded/snapshot.tar.gz');
    expect(paths.filter((path) => path.split('/').some((name) => name.startsWith('.')))).toEqual(
      [],
    );
  });

  it('installs with no warning: none of engines, deprecations or scripts', () => {
    expect(installed).toMatchObject({ code: 0, stderr: '' });
  });

  it('runs `npx goldenrod demo` to the active script', { timeout: PATIENCE }, async () => {
    const goldenrod = (...args: string[]) =>
      run('npx', ['goldenrod', ...args, '--data', 'demo-data'], app);
    const demo = await goldenrod('demo');
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(demo.stdout).toMatch(/^1\. Imported the sample book .*: 3 chapters\.$/m);
    expect(demo.stdout).toMatch(
      /^5\. Approved it, and made it the active script of the chapter\.$/m,
    );
    const { stdout } = await goldenrod('script', 'list', '--status', 'active', '--json');
    expect(JSON.parse(stdout).scripts).toMatchObject([
      { chapter: 1, version: 1, status: 'active' },
    ]);
  });

  it('compiles and runs the program of the README, strictly and with the types of all libraries', {
    timeout: PATIENCE,
  }, async () => {
    writeFileSync(join(app, 'main.mts'), readmeProgram());
    writeFileSync(
      join(app, 'schema.mts'),
      "import type { Database } from 'goldenrod/supabase';\n" +
        "export type Script = Database['public']['Tables']['scripts']['Row'];\n",
    );
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(STRICT));
    copyFileSync(sampleFile, join(app, 'novel.md'));
    expect(await run(process.execPath, [TSC], app)).toMatchObject({ code: 0, stdout: '' });
    expect(await run(process.execPath, ['main.mjs'], app)).toEqual({
      ...{ code: 0, signal: null, stderr: '' },
      stdout: expect.stringMatching(
        /^1\. .*The Dark Lamp\n2\. .*\n3\. .*\n\S+\/1\/cinematic_movie\/v1\n$/,
      ),
    });
  });
});
