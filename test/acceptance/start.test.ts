import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
let data = '';
beforeAll(() => {
  data = join(mkdtempSync(join(tmpdir(), 'goldenrod-start-')), 'data');
});
afterAll(() => rmSync(join(data, '..'), { recursive: true, force: true }));

interface Started {
  stdout: string;
  stderr: string;
  code: number | null;
  books: string[];
  page: string;
}

/** What `npm start -- --data DIR` runs, to its link; then asks for the books, and stops it. */
async function start(): Promise<Started> {
  const { DATABASE_URL: _url, GOLDENROD_DATA: _data, GOLDENROD_USER: _user, ...env } = process.env;
  const [node, ...script] = scripts.start.split(' ');
  expect(node).toBe('node');
  const child = spawn(process.execPath, [...script, '--port', '0', '--data', data], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  let books: string[] = [];
  let page = '';
  try {
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      stdout += String(chunk);
      if (stdout.includes('?token=') && stdout.endsWith('\n')) break;
    }
    const link = /http:\S+\?token=\S+/.exec(stdout)?.[0] ?? '';
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await fetch(new URL('/v1/books', link), { headers: { cookie } });
    const { items } = (await answer.json()) as { items: { title: string }[] };
    books = items.map(({ title }) => title);
    page = await (await fetch(new URL('/', link), { headers: { cookie } })).text();
  } finally {
    // npm passes on a Ctrl-C that has come already. Two of one kind could arrive as one.
    child.kill('SIGINT');
    child.kill('SIGTERM');
    await ended;
  }
  return { stdout, stderr, books, page, code: child.exitCode };
}

it('starts on a new desk with the sample book in it, and leads to the studio', async () => {
  const { stdout, stderr, books, page } = await start();
  expect(stderr).toMatch(/^Starting Goldenrod\n/);
  expect(stderr).toMatch(/^1\. Imported the sample book .*: 3 chapters\.$/m);
  expect(stderr).toMatch(/Approved it, and made it the active script of the chapter\.$/m);
  expect(stdout).toMatch(/^Goldenrod is at http:\S+\n$/);
  expect(books).toEqual(['The Lamplighter’s Daughter']);
  expect(page).toContain('<div id="root">');
});

it('starts again on what is there, says only where it is, and ends well at one Ctrl-C', async () => {
  const { stdout, stderr, books, code } = await start();
  expect(stderr).not.toContain('Imported');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Goldenrod is at http:\S+\n$/);
  expect(books).toHaveLength(1);
});
