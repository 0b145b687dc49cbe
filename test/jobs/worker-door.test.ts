import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Database } from '../../src/db/database.ts';
import { startWorkerDoor, type WorkerDoor } from '../../src/http/start-worker-door.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { until } from '../harness/until.ts';
import { askAs } from '../http/api-server.ts';
import { ask, ended, testStore, withWorker } from './workplace.ts';

const TOKEN = 'a-token-of-the-tests';

describeEngines('the door of a worker', (open) => {
  const store = testStore();
  let db: Database;
  let user: TestUser;
  let door: WorkerDoor;
  const settings = { metricsHost: '127.0.0.1', metricsToken: TOKEN };
  beforeAll(async () => {
    db = await open();
    user = await addUser(db);
    door = await startWorkerDoor(db, { port: 0, settings });
  });
  afterAll(() => door.stop());

  it('counts the jobs that the worker does, by kind and outcome', async () => {
    const options = { store: await store, onEvent: door.watchWork };
    await withWorker(db, options, async () => {
      const { id } = await ask(db, user, 'no such book');
      await ended(db, user, id);
      const counted = /^goldenrod_job_duration_seconds_count\{kind="draft",outcome="failed"\} 1$/m;
      await until(async () => counted.test((await askAs(door, undefined)('GET', '/metrics')).text));
    });
  });

  it('says that it lives and that it can work', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await askAs(door, undefined)<{ ok: boolean }>('GET', path);
      expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('says that it cannot work while the loop of the worker is not heard of', async () => {
    let heard = false;
    const other = await startWorkerDoor(db, { port: 0, settings, isWorking: () => heard });
    const ready = async () => (await askAs(other, undefined)('GET', '/readyz')).status;
    expect(await ready()).toBe(503);
    heard = true;
    expect(await ready()).toBe(200);
    await other.stop();
  });

  it('tells figures only to this machine, or to whoever has the token', async () => {
    const from = { 'x-forwarded-for': '9.9.9.9' };
    const nobody = askAs(door, undefined);
    expect((await nobody('GET', '/metrics', { headers: from })).status).toBe(403);
    expect((await askAs(door, 'another')('GET', '/metrics', { headers: from })).status).toBe(403);
    expect((await askAs(door, TOKEN)('GET', '/metrics', { headers: from })).status).toBe(200);
  });

  it.each([
    ['forwarded', 'for=9.9.9.9'],
    ['via', '1.1 proxy'],
    ['x-forwarded-for', '9.9.9.9'],
    ['x-forwarded-host', 'goldenrod.example'],
    ['x-forwarded-proto', 'https'],
    ['x-real-ip', '9.9.9.9'],
    ['host', 'goldenrod.example'],
  ])('holds what a proxy on this machine passes on for strange: %s', async (name, value) => {
    expect(await statusOverHttp(door.port, `HTTP/1.1\r\nhost: 127.0.0.1`)).toBe(200);
    const host = name === 'host' ? '' : '\r\nhost: 127.0.0.1';
    expect(await statusOverHttp(door.port, `HTTP/1.1${host}\r\n${name}: ${value}`)).toBe(403);
  });

  it('holds what comes as a proxy speaks that was told nothing for strange', async () => {
    expect(await statusOverHttp(door.port, 'HTTP/1.0\r\nhost: 127.0.0.1')).toBe(403);
  });

  it('has nothing of the API', async () => {
    const nobody = askAs(door, undefined);
    for (const path of ['/', '/v1/me', '/v1/jobs', '/docs', '/openapi.json']) {
      expect((await nobody('GET', path)).status, path).toBe(404);
    }
    expect((await nobody('POST', '/metrics')).status).toBe(405);
  });

  it('is alive and not ready where the database lacks migrations', async () => {
    const empty = await startWorkerDoor(await open({ migrated: false }), { port: 0, settings });
    const nobody = askAs(empty, undefined);
    const answers = [await nobody('GET', '/healthz'), await nobody('GET', '/readyz')];
    await empty.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 503]);
  });

  it('says that its port is in use, and which option sets it', async () => {
    const { port } = door;
    await expect(startWorkerDoor(db, { port, settings })).rejects.toMatchObject({
      code: 'server.port_taken',
      hint: expect.stringContaining('--metrics-port'),
    });
  });
});

it('is set by the environment and by the file as by the command line, and opens nothing by itself', () => {
  expect(loadConfig({ flags: {}, env: {} }).settings).toMatchObject({
    metricsPort: undefined,
    metricsHost: '127.0.0.1',
  });
  const env = { GOLDENROD_METRICS_PORT: '4851', GOLDENROD_METRICS_HOST: '::1' };
  expect(loadConfig({ flags: { metricsPort: '0' }, env })).toMatchObject({
    settings: { metricsPort: 0, metricsHost: '::1' },
    origins: { metricsPort: 'flag', metricsHost: 'environment' },
  });
  expect(() => loadConfig({ flags: { metricsPort: '65536' }, env })).toThrow('--metrics-port');
});

/** As built, in a process of its own. */
const MAIN = fileURLToPath(new URL('../../dist/command/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'goldenrod-worker-door-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts `goldenrod worker`; resolves with what it has said once it waits for jobs. */
async function startWorkerCommand(
  ...args: string[]
): Promise<{ child: ChildProcess; said: string }> {
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, '--data', join(folder, 'data'), 'worker', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await until(() => {
    if (child.exitCode !== null) throw new Error(said);
    return said.includes('Waiting for jobs');
  });
  return { child, said };
}

it('is opened by --metrics-port, and closes with the worker', async () => {
  const { child, said } = await startWorkerCommand('--metrics-port', '0');
  const url = /Health and metrics are at (http:\/\/127\.0\.0\.1:\d+)\/metrics/.exec(said)?.[1];
  const metrics = await fetch(`${url}/metrics`).then((answer) => answer.text());
  expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

it('lets the command end with 1, and the folder free, where its port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const data = join(folder, 'data');
  const answer = await goldenrod(['--data', data, 'worker', '--metrics-port', port, '--json']);
  other.close();
  expect(answer.code).toBe(1);
  expect(JSON.parse(answer.stderr).error.code).toBe('server.port_taken');
  expect(existsSync(join(data, 'goldenrod.lock'))).toBe(false);
});

/** How many ports the process listens on, as Linux tells. */
function portsOf(pid: number | undefined): number {
  const folderOf = `/proc/${pid}/fd`;
  const inodes = readdirSync(folderOf).map(
    (fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folderOf, fd)))?.[1],
  );
  const lines = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, 'utf8').split('\n'),
  );
  const listening = lines
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[3] === '0A');
  return listening.filter((cells) => inodes.includes(cells[9])).length;
}

it.runIf(existsSync('/proc/net/tcp'))(
  'is not there without the option: no port is opened',
  async () => {
    const without = await startWorkerCommand();
    expect(portsOf(without.child.pid)).toBe(0);
    const gone = once(without.child, 'exit');
    without.child.kill('SIGTERM');
    await gone;
    const { child } = await startWorkerCommand('--metrics-port', '0');
    expect(portsOf(child.pid)).toBe(1);
  },
);

/** Asks for /metrics in these words: fetch lets nobody choose Host or version. */
async function statusOverHttp(port: number, words: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /metrics ${words}\r\nconnection: close\r\n\r\n`);
  return Number(/^HTTP\/1.1 (\d+)/.exec(await text(socket))?.[1]);
}
