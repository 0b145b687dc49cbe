import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withClient } from './databases.ts';
import { DURABLE_SETTINGS, type PostgresServer, startPostgres } from './postgres-server.ts';
import { processStart, reapOrphans } from './reap-server.mjs';

async function setting(server: PostgresServer, name: string): Promise<string> {
  return withClient(server.url('postgres'), async (client) => {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [
      name,
    ]);
    return rows[0]?.value ?? '';
  });
}

test.each([15, 17, 18] as const)(
  'PostgreSQL %i starts, answers in UTF8 and leaves nothing when stopped',
  async (major) => {
    const server = await startPostgres({ major });
    const { pid, dataDir } = server;
    expect(await setting(server, 'server_version')).toMatch(new RegExp(`^${major}\\.`));
    expect(await setting(server, 'server_encoding')).toBe('UTF8');
    expect(await setting(server, 'fsync')).toBe('off');
    await server.stop();
    expect(processStart(pid)).toBeUndefined();
    expect(existsSync(dirname(dataDir))).toBe(false);
  },
);

test('what was committed with durable settings survives kill -9 of the postmaster', async () => {
  const server = await startPostgres({ major: 18, settings: DURABLE_SETTINGS });
  try {
    expect(await setting(server, 'fsync')).toBe('on');
    await withClient(server.url('postgres'), async (client) => {
      // The connection breaks under the client: that is the test, not an error.
      client.on('error', () => undefined);
      await client.query('create table kept as select 42 as answer');
      await server.kill9();
    });
    const killed = server.pid;
    await server.restart();
    expect(server.pid).not.toBe(killed);
    await withClient(server.url('postgres'), async (client) => {
      expect((await client.query('table kept')).rows).toEqual([{ answer: 42 }]);
    });
  } finally {
    await server.stop();
  }
});

interface Owned {
  owner: ChildProcess;
  pid: number;
  dataDir: string;
}

async function serverOwnedByAnotherProcess(): Promise<Owned> {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const owner = spawn(process.execPath, [path('run-ts.mjs'), path('start-and-wait.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(owner.stdout), 'line');
  const { pid, dataDir }: { pid: number; dataDir: string } = JSON.parse(line);
  return { owner, pid, dataDir };
}

test('the server of a process that dies of kill -9 goes away by itself', async () => {
  const { owner, pid, dataDir } = await serverOwnedByAnotherProcess();
  expect(processStart(pid)).toBeDefined();
  owner.kill('SIGKILL');
  // The watchdog answers in milliseconds; the test's own time limit is the deadline.
  while (processStart(pid) !== undefined || existsSync(dirname(dataDir))) await sleep(20);
});

test('a server that is in use is no orphan', async () => {
  const { owner, pid, dataDir } = await serverOwnedByAnotherProcess();
  expect(await reapOrphans()).not.toContain(dirname(dataDir));
  expect(processStart(pid)).toBeDefined();
  owner.kill('SIGKILL');
});

test('an orphan whose watchdog died as well is reaped at the next start', async () => {
  const { owner, pid, dataDir } = await serverOwnedByAnotherProcess();
  process.kill(Number(readFileSync(join(dirname(dataDir), 'watchdog.pid'), 'utf8')), 'SIGKILL');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const next = await startPostgres({ major: 18 });
  expect(processStart(pid)).toBeUndefined();
  expect(existsSync(dirname(dataDir))).toBe(false);
  await next.stop();
});
