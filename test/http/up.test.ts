import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ImportedBook, Job } from '../../src/contract/index.ts';
import { goldenrod } from '../harness/goldenrod.ts';

const MAIN = fileURLToPath(new URL('../../dist/command/main.js', import.meta.url));
let data = '';
const running: ChildProcess[] = [];
beforeAll(() => {
  data = join(mkdtempSync(join(tmpdir(), 'goldenrod-up-')), 'data');
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(join(data, '..'), { recursive: true, force: true }));

interface Up {
  child: ChildProcess;
  url: string;
  token: string;
  stderr: () => string;
}

const commandOf = (options: string[]): string[] => [
  ...[process.execPath, MAIN, '--data', data, 'up', '--port', '0', '--no-open', '--json'],
  ...options,
];

function up(...options: string[]): Promise<Up> {
  return started(commandOf(options));
}

/** In a process that may have so many files open. */
function upWithFiles(most: number): Promise<Up> {
  return started(['sh', '-c', `ulimit -n ${most}; exec "$@"`, 'sh', ...commandOf([])]);
}

async function started([program = '', ...args]: string[]): Promise<Up> {
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  if (child.stdout === null) throw new Error('no stdout');
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, link } = JSON.parse(String(line)) as { url: string; link: string };
  return { child, url, token: new URL(link).searchParams.get('token') ?? '', stderr: () => stderr };
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'serves its owner, and at %s ends with 0 and gives the folder free',
  async (signal) => {
    const { child, url, token, stderr } = await up();
    const books = await fetch(`${url}/v1/books`, { headers: { authorization: `Bearer ${token}` } });
    expect(books.status).toBe(200);
    expect((await fetch(`${url}/v1/books`)).status).toBe(401);
    await fetch(`${url}/?token=${token}`, { redirect: 'manual' });
    const exited = once(child, 'exit');
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(data, 'goldenrod.lock'))).toBe(false);
    expect(stderr()).not.toContain(token);
  },
);

it('ends a request that is in flight before it stops', async () => {
  const { child, url, token } = await up();
  const headers = { authorization: `Bearer ${token}` };
  const importing = fetch(`${url}/v1/books?file_name=a.md`, {
    method: 'POST',
    headers,
    body: `${'# Chapter\n\nShe went on and on.\n\n'.repeat(300)}`,
  });
  // The server has it once it has taken the connection: ask something small after it.
  await fetch(`${url}/healthz`);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await importing).status).toBe(201);
  expect(await exited).toEqual([0, null]);
});

it('does not wait for a connection on which nothing was asked, as browsers open them ahead of need', async () => {
  const { child, url } = await up();
  const ahead = connect(Number(new URL(url).port), '127.0.0.1');
  ahead.on('error', () => undefined);
  await once(ahead, 'connect');
  // It is the server's too once a later one has been answered.
  await fetch(`${url}/healthz`);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  ahead.destroy();
});

it('ends within ten seconds of SIGTERM whatever is open, and gives the folder free', async () => {
  const { child, url, token } = await up();
  const head = `Host: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n`;
  const beginnings = [
    '',
    'GET /v1/books HTTP/1.1\r\nHost: 127',
    `PATCH /v1/books/a HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"ti`,
    `POST /v1/books?file_name=a.md HTTP/1.1\r\n${head}Content-Length: 1000000\r\n\r\n# One`,
    `POST /v1/files?kind=image HTTP/1.1\r\n${head}Content-Length: 1000000\r\n\r\n\x89PNG`,
    `GET /v1/events HTTP/1.1\r\n${head}\r\n`,
  ];
  const sockets = beginnings.map((beginning) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(beginning);
    return socket;
  });
  await fetch(`${url}/healthz`);
  const exited = once(child, 'exit');
  const asked = performance.now();
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(existsSync(join(data, 'goldenrod.lock'))).toBe(false);
  for (const socket of sockets) socket.destroy();
});

it.skipIf(process.platform === 'win32')(
  'answers where only 256 files may be open, with 200 connections on which nothing is asked',
  async () => {
    const { url, token } = await upWithFiles(256);
    const idle = Array.from({ length: 200 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      return socket;
    });
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    const authorization = `Bearer ${token}`;
    const imported = await fetch(`${url}/v1/books?file_name=a.md`, {
      method: 'POST',
      headers: { authorization },
      body: '# One\n\nShe left.\n',
    });
    expect(imported.status).toBe(201);
    const books = await fetch(`${url}/v1/books`, { headers: { authorization } });
    expect(books.status).toBe(200);
    // The book is being read meanwhile: an engine that has that to do may answer later than is waited for.
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
    for (const socket of idle) socket.destroy();
  },
);

/** Asks as the owner; the answer's JSON. */
async function ask<T>({ url, token }: Up, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}

async function jobIn(up: Up, id: string, state: Job['state']): Promise<Job> {
  for (let turn = 0; turn < 600; turn += 1) {
    const job = await ask<Job>(up, 'GET', `/v1/jobs/${id}`);
    if (job.state === state) return job;
    await sleep(50);
  }
  throw new Error(`no ${state} in 30 seconds`);
}

it('does jobs in the same process, hands back what is not done, and goes on with it', async () => {
  const alone = await up('--no-worker');
  const text = Array.from(
    { length: 40 },
    (_, n) => `# ${n}\n\n${'Mara lit the lamp. '.repeat(400)}`,
  );
  const { book } = await fetch(`${alone.url}/v1/books?file_name=long.md`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alone.token}` },
    body: text.join('\n\n'),
  }).then((answer) => answer.json() as Promise<ImportedBook>);
  const { id } = await ask<Job>(alone, 'POST', '/v1/jobs', {
    kind: 'draft-all',
    input: { book: book.id },
  });
  await sleep(1_500);
  expect((await ask<Job>(alone, 'GET', `/v1/jobs/${id}`)).state).toBe('queued');
  const gone = once(alone.child, 'exit');
  alone.child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);

  const both = await up();
  await jobIn(both, id, 'running');
  const stopped = once(both.child, 'exit');
  both.child.kill('SIGTERM');
  expect(await stopped).toEqual([0, null]);
  expect(both.stderr()).toContain('"outcome":"handed_back"');

  const again = await up();
  const done = await jobIn(again, id, 'done');
  expect((done.result as { scripts: object[] }).scripts).toHaveLength(book.chapters);
  // Handing back does not count as a try.
  expect(done.attempts).toBe(1);
  const metrics = () => fetch(`${again.url}/metrics`).then((answer) => answer.text());
  // Counted once the row says so: that is what was asked above.
  await expect
    .poll(metrics)
    .toContain('goldenrod_job_duration_seconds_count{kind="draft-all",outcome="done"} 1');
  expect(await metrics()).toMatch(/^goldenrod_jobs_oldest_ready_seconds 0$/m);
}, 180_000);

it('makes the backup that a command asks for', async () => {
  await up('--no-worker');
  const file = join(data, '..', 'desk.tar.gz');
  const answer = await goldenrod(['--data', data, 'backup', file]);
  expect([answer.code, existsSync(file)]).toEqual([0, true]);
});

it('listens on no address that others can reach, without an issuer', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.1', 'example.org']) {
    const answer = await goldenrod(['--data', data, 'up', '--host', host, '--no-open']);
    expect([answer.code, answer.stderr]).toEqual([2, expect.stringContaining('auth.issuer')]);
  }
});

it('says that its port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const answer = await goldenrod([
    '--data',
    data,
    'up',
    '--port',
    String(port),
    '--no-open',
    '--json',
  ]);
  other.close();
  expect(answer.code).toBe(1);
  expect(JSON.parse(answer.stderr).error.code).toBe('server.port_taken');
});
