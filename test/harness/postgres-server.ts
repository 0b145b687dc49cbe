import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { nativePostgres, type PostgresMajor, serverUser } from './native-postgres.ts';
import { makeOwnedFolder, startWatchdog } from './owned-folder.ts';
import { reapOrphans, reapServer, SERVER_PREFIX, serverFolder } from './reap-server.mjs';

/** Nothing here outlives a test, so nothing waits for the disk. A crash test asks for it back. */
const FAST_SETTINGS: Record<string, string> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  // It would go round hundreds of databases that live for seconds.
  autovacuum: 'off',
};

/** What a server that has to survive kill -9 is started with: PostgreSQL's own defaults. */
export const DURABLE_SETTINGS: Record<string, string> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

const READY_WITHIN_MS = 30_000;
const POLL_MS = 10;

export interface PostgresServer {
  readonly major: PostgresMajor;
  /** The postmaster's pid; another one after `restart`. */
  readonly pid: number;
  readonly port: number;
  readonly dataDir: string;
  /** A connection string of the superuser `postgres`, who needs no password. */
  url(database: string): string;
  /** Ends the server, its sessions with it, and removes its directory. */
  stop(): Promise<void>;
  /** Kills the postmaster without warning; the data stay for `restart`. */
  kill9(): Promise<void>;
  /** Starts the same server again, on the same port: after `kill9`, or in place of the running one. */
  restart(): Promise<void>;
}

export interface PostgresOptions {
  major: PostgresMajor;
  /** Server settings by name, over the ones that make tests fast. */
  settings?: Record<string, string>;
}

interface Installation {
  bin: string;
  directory: string;
  dataDir: string;
  port: number;
  settings: Record<string, string>;
}

/**
 * Starts a real PostgreSQL on 127.0.0.1 and a free port, in a directory of its own. It ends with
 * `stop`, or by itself soon after the process that started it. Throws with the server's log when
 * it does not come up.
 */
export async function startPostgres({
  major,
  settings = {},
}: PostgresOptions): Promise<PostgresServer> {
  await reapOrphans();
  const bin = nativePostgres(major);
  const directory = makeDirectory(major, serverFolder({ durable: settings.fsync === 'on' }));
  const dataDir = join(directory, 'data');
  const watchdog = startWatchdog(directory);
  try {
    runInitdb(bin, dataDir);
    const port = await freePort();
    const installation: Installation = {
      bin,
      directory,
      dataDir,
      port,
      settings: { ...FAST_SETTINGS, ...settings },
    };
    return serverOn(installation, major, watchdog, await startPostmaster(installation));
  } catch (error) {
    watchdog.stdin?.end();
    throw error;
  }
}

function serverOn(
  installation: Installation,
  major: PostgresMajor,
  watchdog: ChildProcess,
  first: ChildProcess,
): PostgresServer {
  let postmaster = first;
  const { dataDir, directory, port } = installation;
  return {
    major,
    port,
    dataDir,
    get pid() {
      return pidOf(postmaster);
    },
    url: (database) => `postgresql://postgres@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    async stop() {
      await end(postmaster, 'SIGINT');
      await reapServer(directory);
      watchdog.stdin?.end();
    },
    kill9: () => end(postmaster, 'SIGKILL'),
    async restart() {
      await end(postmaster, 'SIGINT');
      postmaster = await startPostmaster(installation);
    },
  };
}

function makeDirectory(major: PostgresMajor, folder: string): string {
  const directory = makeOwnedFolder(folder, `${SERVER_PREFIX}${major}-`);
  const dataDir = join(directory, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const user = serverUser();
  if (user !== undefined) chownSync(dataDir, user.uid, user.gid);
  return directory;
}

function runInitdb(bin: string, dataDir: string): void {
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', dataDir, '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-U', 'postgres'],
    { ...serverUser(), cwd: dataDir, encoding: 'utf8' },
  );
  if (initdb.status !== 0) {
    throw new Error(`initdb failed on ${dataDir}: ${initdb.stderr || initdb.error?.message}`);
  }
}

/** After kill -9 the old sessions take a moment to go, and the server refuses to start over them. */
const STILL_GOING = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;

async function startPostmaster(installation: Installation): Promise<ChildProcess> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const postmaster = spawnPostmaster(installation);
    const log = await readyOrLog(installation, postmaster, deadline);
    if (log === undefined) return postmaster;
    await end(postmaster, 'SIGKILL');
    if (!STILL_GOING.test(log) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start on port ${installation.port}:\n${log}`);
    }
    await sleep(50);
  }
}

function logFile(installation: Installation): string {
  return join(installation.directory, 'server.log');
}

function spawnPostmaster(installation: Installation): ChildProcess {
  const { bin, dataDir, port, settings } = installation;
  const all = {
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  };
  const log = openSync(logFile(installation), 'w');
  const postmaster = spawn(
    join(bin, 'postgres'),
    ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...serverUser(), cwd: dataDir, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  postmaster.unref();
  return postmaster;
}

/** Waits until the server takes connections; returns its log when it gives up instead. */
async function readyOrLog(
  installation: Installation,
  postmaster: ChildProcess,
  deadline: number,
): Promise<string | undefined> {
  while (postmaster.exitCode === null && postmaster.signalCode === null && Date.now() < deadline) {
    if (isReady(installation.dataDir, pidOf(postmaster))) return undefined;
    await sleep(POLL_MS);
  }
  return readFileSync(logFile(installation), 'utf8');
}

/** The server writes its state into its pid file: the pid is line 1, the state line 8. */
function isReady(dataDir: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('PostgreSQL could not be spawned');
  return child.pid;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  // An unreferenced child would let a process that waits only for this end early.
  child.ref();
  child.kill(signal);
  await exited;
}
