// `npm start [-- --data DIR ...]`: builds what has changed, and is `goldenrod up --sample` with the
// same arguments. One process, so that a signal and the exit code need nobody to pass them on.
import { build } from './build/build.mjs';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet') || args.includes('--json');
if (!quiet) process.stderr.write('Starting Goldenrod\n');
process.exitCode = await build({ quiet });
if (process.exitCode === 0) {
  const { runCli } = await import('../dist/cli/run-cli.js');
  process.exitCode = await runCli(['up', '--sample', ...args]);
}
