import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export interface Attempt {
  /** It came to its end before anything happened to it. */
  done: boolean;
  /** What it said on stderr, where it failed. */
  words: string;
}

/**
 * Runs a migration in a process of its own. `meanwhile` begins with it, and `kill` ends it at once
 * with SIGKILL; without a kill it runs to its end.
 */
export async function runApart(
  direction: 'up' | 'down',
  url: string,
  meanwhile?: (kill: () => void) => Promise<void>,
): Promise<Attempt> {
  const child = spawn(
    process.execPath,
    [path('../harness/run-ts.mjs'), path('./run-and-say.ts'), direction, url],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let words = '';
  child.stderr.on('data', (text: Buffer) => {
    words += text.toString();
  });
  const said: string[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => said.push(line));
  const ended = once(child, 'exit');
  await Promise.race([once(lines, 'line'), ended]);
  await meanwhile?.(() => child.kill('SIGKILL'));
  await within(ended, child);
  return { done: said.includes('done'), words };
}

/** A migration that hangs is a failure of its own. */
const LONGEST_MS = 120_000;

async function within(ended: Promise<unknown>, child: ChildProcess): Promise<void> {
  const late = new AbortController();
  const timer = sleep(LONGEST_MS, undefined, { signal: late.signal })
    .then(() => child.kill('SIGKILL'))
    .catch(() => undefined);
  await ended;
  late.abort();
  await timer;
}
