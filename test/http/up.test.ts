import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { goldenrod } from '../harness/goldenrod.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
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

async function up(): Promise<Up> {
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [MAIN, '--data', data, 'up', '--port', '0', '--no-open', '--json'],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
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
