import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open/open-database.ts';

const RUN_TS = fileURLToPath(new URL('../harness/run-ts.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./data-dir-child.ts', import.meta.url));
const CONTROL = 'postgres/global/pg_control';

let root = '';
let folder = '';
const at = (path: string) => join(folder, path);
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'goldenrod-failed-'));
  folder = join(root, 'data');
  const db = await openDatabase({ dataDir: folder });
  await db.pool.query('create table public.note (body text)');
  await db.pool.query("insert into public.note values ('kept')");
  await db.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function notes(): Promise<unknown[]> {
  const db = await openDatabase({ dataDir: folder });
  try {
    return (await db.pool.query('table public.note')).rows;
  } finally {
    await db.close();
  }
}

describe('a data folder whose files are damaged', () => {
  /** Changes one file; what it answers puts that right again. */
  const damage = (path: string, change: (file: string) => void) => () => {
    const before = readFileSync(at(path));
    const { mode } = statSync(at(path));
    change(at(path));
    return () => writeFileSync(at(path), before, { mode });
  };
  test.each<[string, () => () => void]>([
    [
      'whose control file is gone',
      () => {
        renameSync(at(CONTROL), at('away'));
        return () => renameSync(at('away'), at(CONTROL));
      },
    ],
    [
      'whose control file is full of zeros, as after a power cut',
      damage(CONTROL, (file) => writeFileSync(file, Buffer.alloc(8_192))),
    ],
    ['whose control file is cut off', damage(CONTROL, (file) => truncateSync(file, 100))],
    ['of another PostgreSQL', damage('postgres/PG_VERSION', (file) => writeFileSync(file, '12\n'))],
  ])('%s says so, with the way out, and is as it was', async (_what, damaged) => {
    const mend = damaged();
    const files = readdirSync(folder);
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'db.failed',
      message: expect.stringMatching(/does not start, and its files may be damaged/),
      hint: expect.stringContaining('goldenrod restore FILE --data DIR'),
    });
    expect(readdirSync(folder)).toEqual(files);
    mend();
    expect(await notes()).toEqual([{ body: 'kept' }]);
  });
});

describe('a data folder to which rights are missing', () => {
  /** To a superuser no rights are missing: there somebody else opens it. */
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? 65_534 : undefined;
  const mayRun =
    process.platform !== 'win32' &&
    spawnSync(process.execPath, ['-e', `require('fs').accessSync(${JSON.stringify(CHILD)})`], {
      uid,
    }).status === 0;

  function giveAway(path: string): void {
    if (uid === undefined) return;
    chownSync(path, uid, uid);
    if (!statSync(path).isDirectory()) return;
    for (const name of readdirSync(path)) giveAway(join(path, name));
  }
  const open = () => {
    const { stdout } = spawnSync(process.execPath, [RUN_TS, CHILD, 'ready', folder], {
      uid,
      encoding: 'utf8',
      env: { ...process.env, HOME: root, TMPDIR: root },
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { what: string; message?: string };
  };

  test.skipIf(!mayRun).each(['postgres/base', CONTROL])(
    'says to which path, and opens once they are given: %s',
    (path) => {
      giveAway(root);
      const { mode } = statSync(at(path));
      chmodSync(at(path), 0);
      expect(open()).toMatchObject({
        what: 'failed',
        code: 'file.unreadable',
        message: expect.stringContaining(`${at(path)} may not be read and written`),
      });
      chmodSync(at(path), mode);
      expect(open()).toEqual({ what: 'done' });
    },
  );
});
