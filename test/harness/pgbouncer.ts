import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { serverUser } from './native-postgres.ts';

const READY_WITHIN_MS = 10_000;

/** Where pgbouncer is, by PGBOUNCER_PATH, PATH or Debian's place for it; undefined where it is not. */
export function findPgbouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const places = folders.map((folder) => join(folder, 'pgbouncer'));
  return [process.env.PGBOUNCER_PATH ?? '', ...places].find((path) => {
    try {
      if (path !== '') accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
}

export interface Pgbouncer {
  /** The same database, through the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/**
 * Starts pgbouncer in transaction mode on 127.0.0.1 and a free port, before the server of a
 * connection string. `sessions`: how many of each database it shares out.
 */
export async function startPgbouncer(
  binary: string,
  serverUrl: string,
  { sessions }: { sessions: number },
): Promise<Pgbouncer> {
  const server = new URL(serverUrl);
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-pgbouncer-'));
  // It refuses to run as root, as PostgreSQL does.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = join(folder, 'pgbouncer.ini');
  writeFileSync(join(folder, 'users.txt'), `"${server.username}" ""\n`);
  writeFileSync(
    config,
    [
      '[databases]',
      `* = host=${server.hostname} port=${server.port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(folder, 'users.txt')}`,
      'pool_mode = transaction',
      `default_pool_size = ${sessions}`,
      'max_client_conn = 400',
      '',
    ].join('\n'),
  );
  const child = spawn(binary, ['-q', config], { ...serverUser(), stdio: 'ignore', cwd: folder });
  const exited = once(child, 'exit');
  await Promise.race([
    listening(port),
    exited.then(([code]) => {
      throw new Error(`pgbouncer ended with ${code}`);
    }),
  ]);
  return {
    through: (url) => {
      const pooled = new URL(url);
      pooled.hostname = '127.0.0.1';
      pooled.port = String(port);
      return pooled.href;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(20)) {
    const socket = connect(port, '127.0.0.1');
    const answered = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answered) return;
  }
  throw new Error(`pgbouncer does not listen on port ${port}`);
}
