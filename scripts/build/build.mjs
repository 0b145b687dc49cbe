import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, ROOT } from './fingerprint.mjs';
import { tell } from './run-node.mjs';
import { STEPS } from './steps.mjs';

const STAMPS = join(ROOT, 'dist/.build.json');

/**
 * Makes dist of the sources, step by step. A step is left out when its sources and what it made are
 * as they were when it ended, byte for byte; so an interrupted build, a deleted file and another
 * branch are all seen.
 * @param {{ force?: boolean, quiet?: boolean }} options force: leave nothing out
 * @returns {Promise<number>} the exit code: 0, or that of the step that failed
 */
export async function build({ force = false, quiet = false } = {}) {
  const stamps = readStamps();
  const due = STEPS.filter((step) => force || !isCurrent(step, stamps[step.name]));
  for (const [index, step] of due.entries()) {
    if (!quiet) tell(`Building ${step.what} (${index + 1} of ${due.length})`);
    const sources = fingerprint(step.sources);
    const code = await step.run();
    if (code !== 0) {
      tell(`error: ${step.what} could not be built: see above`);
      return code;
    }
    stamps[step.name] = { sources, outputs: fingerprint(step.outputs) };
    writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
  }
  return 0;
}

function isCurrent({ sources, outputs }, stamp) {
  return stamp?.sources === fingerprint(sources) && stamp.outputs === fingerprint(outputs);
}

function readStamps() {
  if (!existsSync(STAMPS)) return {};
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'));
  } catch {
    // A build that was killed as it wrote them.
    return {};
  }
}
