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
  books: string[];
  page: string;
}

/** What `npm start` runs once it is built, to its link; then asks for the books, and stops it. */
async function start(): Promise<Started> {
  const { DATABASE_URL: _url, GOLDENROD_USER: _user, ...env } = process.env;
  const child = spawn(`${scripts.start} --port 0`, {
    cwd: ROOT,
    env: { ...env, GOLDENROD_DATA: data },
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const stop = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  try {
    let stdout = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      stdout += String(chunk);
      if (stdout.includes('?token=') && stdout.endsWith('\n')) break;
    }
    const link = /http:\S+\?token=\S+/.exec(stdout)?.[0] ?? '';
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await fetch(new URL('/v1/books', link), { headers: { cookie } });
    const { items } = (await answer.json()) as { items: { title: string }[] };
    const page = await (await fetch(new URL('/', link), { headers: { cookie } })).text();
    return { stdout, books: items.map(({ title }) => title), page };
  } finally {
    stop();
    await ended;
  }
}

it('starts on a new desk with the sample book in it, and leads to the studio', async () => {
  const { stdout, books, page } = await start();
  expect(stdout).toMatch(/^1\. Imported the sample book .*: 3 chapters\.$/m);
  expect(stdout).toMatch(/Approved it, and made it the active script of the chapter\.$/m);
  expect(books).toEqual(['The Lamplighter’s Daughter']);
  expect(page).toContain('<div id="root">');
});

it('starts again on what is there, and says only where it is', async () => {
  const { stdout, books } = await start();
  expect(stdout).toMatch(/^Goldenrod is at http:\S+\n$/);
  expect(books).toHaveLength(1);
});
