// Plain JavaScript: the watchdog runs it in a bare node process, where no TypeScript is loaded.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Directories of test servers, by name: `goldenrod-test-pg18-x7Yz`. */
export const SERVER_PREFIX = 'goldenrod-test-pg';
/** Folders of whole runs: `goldenrod-test-run-x7Yz`. */
export const RUN_PREFIX = 'goldenrod-test-run-';
const DIRECTORY_NAME = /^goldenrod-test-(pg\d+|run)-/;

/**
 * Memory, where Linux offers it: copying a database takes 40 ms there, and 300 ms on a disk beside
 * (medians of 12, PostgreSQL 18). A container's 64 MB are too few; this is some 250 test databases.
 */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Memory as a folder, where so many bytes are free in it. */
export function roomInMemory(bytes) {
  if (!existsSync(MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= bytes ? MEMORY : undefined;
}

/** The folder of temporary files that is not in memory, whatever else of a run is. */
export function diskFolder() {
  return process.env.GOLDENROD_TEST_DISK ?? tmpdir();
}

/** Where a server's directory goes. What has to reach a disk asks for `durable`. */
export function serverFolder({ durable }) {
  return (durable ? undefined : roomInMemory(ENOUGH_BYTES)) ?? diskFolder();
}

/** A directory without an owner's file is being made, unless it has been so for this long. */
const MAKING_MS = 60_000;
/** An immediate shutdown takes milliseconds; a server that ignores it this long is killed. */
const PATIENCE_MS = 3_000;

/** When a process started, as text: with its pid it names one process for ever. Undefined: gone. */
export function processStart(pid) {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command in brackets may hold spaces; field 3 follows it, the start time is field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'lstart=');
}

function commandLine(pid) {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'args=');
}

function ps(pid, field) {
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** The pid of the postmaster on a server's directory; undefined when none runs there. */
export function postmasterOf(directory) {
  const data = join(directory, 'data');
  try {
    const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    // The pid may have passed to a stranger: its command must name this very directory.
    return commandLine(Number(pid))?.includes(data) ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/** Ends the server of a directory, if one runs, and removes the directory. Safe to call twice. */
export async function reapServer(directory) {
  const pid = postmasterOf(directory);
  if (pid !== undefined) {
    signal(pid, 'SIGQUIT');
    const deadline = Date.now() + PATIENCE_MS;
    while (postmasterOf(directory) === pid && processStart(pid) !== undefined) {
      if (Date.now() > deadline) signal(pid, 'SIGKILL');
      await sleep(20);
    }
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends every server and run whose owner is gone. Returns the directories that it removed. */
export async function reapOrphans() {
  const removed = [];
  for (const directory of [diskFolder(), MEMORY].flatMap(serverDirectories)) {
    if (!isOrphan(directory)) continue;
    try {
      await reapServer(directory);
      removed.push(directory);
    } catch (error) {
      // Another user's, on a shared machine: it is not ours to remove.
      if (error.code !== 'EPERM' && error.code !== 'EACCES') throw error;
    }
  }
  return removed;
}

function serverDirectories(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => DIRECTORY_NAME.test(name))
    .map((name) => join(folder, name));
}

function isOrphan(directory) {
  try {
    const owner = JSON.parse(readFileSync(join(directory, 'owner.json'), 'utf8'));
    // Pids mean nothing to another machine or container that shares the folder.
    return owner.host === hostname() && processStart(owner.pid) !== owner.started;
  } catch {
    return ageMs(directory) > MAKING_MS;
  }
}

function ageMs(directory) {
  try {
    return Date.now() - statSync(directory).mtimeMs;
  } catch {
    return 0;
  }
}
