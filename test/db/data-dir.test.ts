import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFile } from '../../src/db/embedded/directory-lock.ts';
import { processStart } from '../../src/db/embedded/process-start.ts';
import { loadSnapshot } from '../../src/db/embedded/snapshot.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { status } from '../../src/db/migrate/status.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import { verify } from '../../src/db/verify/verify.ts';

const RUN_TS = fileURLToPath(new URL('../harness/run-ts.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./data-dir-child.ts', import.meta.url));

let root = '';
const children: ChildProcess[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'goldenrod-data-'));
  // Made once, so that what is timed below is the use of it.
  await loadSnapshot();
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;
function newFolder(): string {
  folders += 1;
  return join(root, `data${folders}`);
}

interface Told {
  what: string;
  code?: string;
  message?: string;
  file?: string;
}

class Child {
  readonly process: ChildProcess;
  readonly told: Told[] = [];
  private readonly exited: Promise<unknown>;

  constructor(...args: string[]) {
    this.process = spawn(process.execPath, [RUN_TS, CHILD, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(this.process);
    this.exited = once(this.process, 'exit');
    if (this.process.stdout === null) throw new Error('no output');
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.told.push(JSON.parse(line) as Told);
    });
  }

  async until(what: string): Promise<void> {
    while (!this.told.some((told) => told.what === what)) {
      if (this.process.exitCode !== null)
        throw new Error(`ended without "${what}": ${JSON.stringify(this.told)}`);
      await sleep(5);
    }
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  async end(): Promise<Told | undefined> {
    await this.exited;
    // The last lines may still be on their way.
    await sleep(20);
    return this.told.at(-1);
  }
}

const holder = (more: Record<string, unknown>) =>
  JSON.stringify({
    id: 'stale-one',
    pid: process.pid,
    started: processStart(process.pid),
    host: hostname(),
    command: 'goldenrod demo',
    since: '2026-01-01T00:00:00.000Z',
    ...more,
  });

describe('a data folder', () => {
  test('is open to its owner only, from the first moment', async () => {
    const folder = newFolder();
    const db = await openDatabase({ dataDir: folder });
    for (const path of [folder, join(folder, 'postgres')]) {
      expect(statSync(path).mode & 0o777).toBe(0o700);
    }
    await db.close();
    expect(readdirSync(folder)).toEqual(['postgres']);
  });

  test('keeps what was written for the next time', async () => {
    const folder = newFolder();
    const first = await openDatabase({ dataDir: folder });
    await first.pool.query('create table public.note (body text)');
    await first.pool.query("insert into public.note values ('kept')");
    await first.close();
    const second = await openDatabase({ dataDir: folder });
    expect((await second.pool.query('table public.note')).rows).toEqual([{ body: 'kept' }]);
    await second.close();
  });

  test('that holds files of media alone is one', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'media', 'new'), { recursive: true });
    const db = await openDatabase({ dataDir });
    await db.close();
    expect(existsSync(join(dataDir, 'media', 'new'))).toBe(true);
  });

  test('that holds something else is refused and left as it is', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o755 });
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({ code: 'usage' });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  test('that is a file is refused', async () => {
    const file = newFolder();
    writeFileSync(file, '');
    await expect(openDatabase({ dataDir: file })).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  });

  test('is refused to a second process, which is told who has it, and free once that is killed', async () => {
    const folder = newFolder();
    const first = new Child('hold', folder);
    await first.until('open');
    const refused = openDatabase({ dataDir: folder });
    await expect(refused).rejects.toMatchObject({
      code: 'db.locked',
      message: expect.stringMatching(new RegExp(`process ${first.process.pid}: .*, since 20`)),
      details: { pid: first.process.pid },
    });
    await first.kill();
    const db = await openDatabase({ dataDir: folder });
    await db.close();
  });

  test('is refused to the same process while it is open, and free after a close', async () => {
    const folder = newFolder();
    const db = await openDatabase({ dataDir: folder });
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({ code: 'db.locked' });
    await db.close();
    await (await openDatabase({ dataDir: folder })).close();
  });

  test('whose last process was killed as it began to write its pid opens again', async () => {
    const folder = newFolder();
    await (await openDatabase({ dataDir: folder })).close();
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), '');
    const again = await openDatabase({ dataDir: folder });
    expect((await again.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await again.close();
  });

  test('half made by a process that was killed is made anew', async () => {
    const folder = newFolder();
    const child = new Child('ready', folder);
    await child.until('start');
    while (!existsSync(join(folder, 'postgres.new', 'PG_VERSION'))) await sleep(2);
    await child.kill();
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const db = await openDatabase({ dataDir: folder });
    expect((await status(db)).every(({ state }) => state === 'applied')).toBe(true);
    await db.close();
    expect(readdirSync(folder)).toEqual(['postgres']);
  });

  test('from an older version is brought up to date, also when that is killed again and again', async () => {
    const folder = newFolder();
    const before = await openDatabase({ dataDir: folder });
    await rollback(before, { to: '20250828000000' });
    await before.close();
    const finished = new Set<string>();
    for (const stop of [0, 1, 2, 3]) {
      const child = new Child('ready', folder);
      await child.until('open');
      while (
        child.process.exitCode === null &&
        child.told.filter(({ what }) => what === 'finished').length < stop
      ) {
        await sleep(1);
      }
      await child.kill();
      for (const { file } of child.told) if (file !== undefined) finished.add(file);
    }
    const db = await openDatabase({ dataDir: folder });
    const applied = (await status(db)).filter(({ state }) => state === 'applied');
    for (const file of finished) {
      expect(applied.map(({ version, name }) => `${version}_${name}.sql`)).toContain(file);
    }
    await readyDatabase(db);
    expect((await verify(db)).filter(({ ok }) => !ok)).toEqual([]);
    await db.close();
  });
});

describe('a lock file', () => {
  const newLock = () => {
    const folder = newFolder();
    mkdirSync(folder);
    return join(folder, 'goldenrod.lock');
  };

  test.each([
    ['a dead process', { pid: 2 ** 22 + 1 }],
    ['an earlier process of the same pid', { started: 'earlier' }],
  ])('of %s is taken over', (_whose, more) => {
    const path = newLock();
    writeFileSync(path, holder(more));
    const lock = lockFile(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      pid: process.pid,
      started: processStart(process.pid),
    });
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  test('that a power cut broke off is taken over', () => {
    const path = newLock();
    writeFileSync(path, '{"id":"x","pi');
    lockFile(path).release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  test('of another machine is not, and the error says what to delete', () => {
    const path = newLock();
    writeFileSync(path, holder({ host: 'elsewhere', pid: 2 ** 22 + 1 }));
    expect(() => lockFile(path)).toThrow(
      expect.objectContaining({ code: 'db.locked', hint: expect.stringContaining(path) }),
    );
  });

  test('that was taken over by another meanwhile is not released by its old holder', () => {
    const path = newLock();
    const lock = lockFile(path);
    writeFileSync(path, holder({ id: 'another' }));
    lock.release();
    expect(existsSync(path)).toBe(true);
  });

  test('that is stale goes to exactly one of several who take it over at once', async () => {
    const path = newLock();
    // The taker before died half-way, too.
    writeFileSync(path, holder({ started: 'earlier' }));
    writeFileSync(`${path}.stale-one`, holder({ id: 'stale-two', started: 'earlier' }));
    const at = String(Date.now() + 5_000);
    const takers = Array.from({ length: 5 }, () => new Child('lock', path, at));
    const ends = await Promise.all(takers.map((taker) => taker.end()));
    expect(ends.map((end) => end?.code ?? end?.what).sort()).toEqual([
      'db.locked',
      'db.locked',
      'db.locked',
      'db.locked',
      'taken',
    ]);
  });
});
