import { spawn } from 'node:child_process';
import { ROOT } from './fingerprint.mjs';

/** A line of progress or of trouble: standard output is for what the program itself answers. */
export const tell = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs this Node on a script of the project; what it prints is told as it comes.
 * @param {string[]} args the script and its arguments
 * @returns {Promise<number>} the exit code; 1 where a signal ended it
 */
export function runNode(args) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    // Of another, Vite makes a studio for its developers.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Through pipes it sees no terminal, and sends neither colours nor what moves a cursor.
  for (const stream of [child.stdout, child.stderr]) stream.pipe(process.stderr, { end: false });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
