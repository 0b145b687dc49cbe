import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT_FROM = ['dist', 'package.json', 'package-lock.json', 'scripts', 'src', 'supabase'];
const MORE = ['tsconfig.json', 'tsconfig.build.json', 'web'];
/** A build on a loaded machine: only how long a hang is put up with. */
const PATIENCE = { timeout: 240_000 };

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'goldenrod-build-'));
  for (const name of [...BUILT_FROM, ...MORE]) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const at = (path: string) => join(copy, path);
/** The exit code, and what the build had to say of its steps. */
function build(): { code: number | null; steps: string[]; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  return { code: status, steps: stderr.match(/^Building .*$/gm) ?? [], stderr };
}

it('builds nothing where nothing has changed, in whatever folder', PATIENCE, () => {
  expect(build()).toEqual({ code: 0, steps: [], stderr: '' });
});

it('fails with the words of the compiler, and does not take that for built', PATIENCE, () => {
  writeFileSync(at('src/wrong.ts'), "export const WRONG: number = 'one';\n");
  for (const round of ['first', 'again']) {
    const { code, stderr } = build();
    expect(code, round).not.toBe(0);
    expect(stderr).toContain('src/wrong.ts');
    expect(stderr).toContain('error: the program could not be built: see above');
  }
});

it(
  'compiles when a source has gone, builds nothing else, and leaves nothing of it',
  PATIENCE,
  () => {
    rmSync(at('src/wrong.ts'));
    expect(build()).toMatchObject({ code: 0, steps: ['Building the program (1 of 1)'] });
    expect(existsSync(at('dist/wrong.js'))).toBe(false);
    expect(existsSync(at('dist/index.js'))).toBe(true);
  },
);

it.skipIf(process.platform === 'win32')('makes a command that `npx goldenrod` can run', () => {
  // Of the build before this: npm makes it so in what it installs alone.
  expect(statSync(at('dist/command/main.js')).mode & 0o111).toBe(0o111);
});

it('makes again what was deleted of dist, before each step saying which', PATIENCE, () => {
  rmSync(at('dist/web/index.html'));
  rmSync(at('dist/embedded/snapshot.tar.gz'));
  expect(build()).toMatchObject({
    code: 0,
    steps: ['Building the empty database (1 of 2)', 'Building the studio (2 of 2)'],
  });
  expect(existsSync(at('dist/web/index.html'))).toBe(true);
  expect(existsSync(at('dist/embedded/snapshot.tar.gz'))).toBe(true);
  expect(build().steps).toEqual([]);
});
