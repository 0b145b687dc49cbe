import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_OWNER_ID } from '../../src/db/local-owner.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import { resolveActor } from '../../src/db/resolve-actor.ts';
import { openMediaStore } from '../../src/media/store/open-media-store.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { startUp } from '../harness/start-up.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldenrod-collect-'));
const dataDir = join(folder, 'data');
const media = join(dataDir, 'media');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOBODY = '00000000-0000-4000-8000-00000000dead';
const run = (...args: string[]) => goldenrod(['--data', dataDir, 'media', ...args]);

beforeAll(async () => {
  const db = await openDatabase({ dataDir });
  await readyDatabase(db);
  await resolveActor(db, {});
  const store = await openMediaStore({ dir: media });
  const put = (text: string) => store.put(Buffer.from(text), { maxBytes: 1_000 });
  const [owned, old] = [await put('of somebody'), await put('of nobody, and old')];
  await put('of nobody, and young');
  await recordMediaFile({ db, store }, LOCAL_OWNER_ID, { ...owned, file_name: null });
  await db.close();
  const { sha256 } = old;
  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(join(media, sha256.slice(0, 2), sha256.slice(2, 4), sha256), yesterday, yesterday);
});

test('`media collect` says first what would go, and takes what is older than a day', async () => {
  const dry = await run('collect', '--dry-run');
  expect([dry.code, dry.stdout]).toEqual([0, 'Would delete 1 file, 0.0 MB; 2 stay.\n']);
  const done = await run('collect', '--json');
  expect([done.code, done.stderr]).toEqual([0, '']);
  const { collected } = JSON.parse(done.stdout);
  expect(collected).toEqual({ files: 1, bytes: 18, kept: 2, dry_run: false });
  const sooner = await run('collect', '--older-than', '0', '--json');
  expect(JSON.parse(sooner.stdout).collected).toMatchObject({ files: 1, kept: 1 });
});

test('`media collect` is done by `up` where that has the folder open', async () => {
  const up = await startUp(['--data', dataDir]);
  try {
    const asked = await run('collect', '--older-than', '0');
    expect([asked.code, asked.stdout]).toEqual([0, 'Deleted 0 files, 0.0 MB; 1 stay.\n']);
    expect(asked.stderr).toContain('asking the process that has it');
  } finally {
    await up.stop();
  }
});

test.each([
  [['collect', '--older-than', 'soon'], 'a number of hours'],
  [['collect', '--older-than', '-1'], 'a number of hours'],
  [['delete', 'image', 'cover.png'], 'no id'],
  [['delete', 'book', NOBODY], 'Allowed choices'],
])('`media %s` is refused as asked wrongly', async (args, reason) => {
  const answer = await run(...args);
  expect([answer.code, answer.stderr, answer.stdout]).toEqual([
    2,
    expect.stringContaining(reason),
    '',
  ]);
});

test('`media delete` ends with 1 where there is nothing to delete', async () => {
  const answer = await run('delete', 'image', NOBODY);
  expect([answer.code, answer.stderr]).toEqual([1, expect.stringContaining('there is no image')]);
});

test('`media collect` works here alone', async () => {
  const answer = await goldenrod(['media', 'collect', '--server', 'http://127.0.0.1:9']);
  expect([answer.code, answer.stderr]).toEqual([2, expect.stringContaining('--server')]);
});
