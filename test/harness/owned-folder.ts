import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processStart } from './reap-server.mjs';

/** A folder of this process, by that name and six letters: without its owner it is an orphan. */
export function makeOwnedFolder(inFolder: string, prefix: string): string {
  const folder = mkdtempSync(join(inFolder, prefix));
  const owner = { pid: process.pid, started: processStart(process.pid), host: hostname() };
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes the folder, and ends a server in it, once this process is gone or closes its input. */
export function startWatchdog(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
  const watchdog = spawn(process.execPath, [script, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  writeFileSync(join(folder, 'watchdog.pid'), String(watchdog.pid));
  watchdog.unref();
  // A pipe is a socket to node: let it keep nobody alive.
  if (watchdog.stdin !== null && 'unref' in watchdog.stdin) {
    (watchdog.stdin as unknown as { unref(): void }).unref();
  }
  return watchdog;
}
