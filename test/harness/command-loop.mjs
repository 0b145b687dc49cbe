// Runs command lines that it is sent, one after another, in one process: see command-loop.ts.
import { runCli } from '../../dist/cli/run-cli.js';

const said = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (text) => {
    said[name] += text;
    return true;
  };
}

process.on('message', async (args) => {
  process.exitCode = 0;
  const code = await runCli(args);
  process.send({ code, signal: null, ...said });
  Object.assign(said, { stdout: '', stderr: '' });
});
