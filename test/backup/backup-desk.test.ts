import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askForBackup, backupService } from '../../src/backup/backup-request.ts';
import type { Database } from '../../src/db/database.ts';
import { answerRequests } from '../../src/db/embedded/folder-requests.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';

const root = mkdtempSync(join(tmpdir(), 'goldenrod-desk-'));
const dataDir = join(root, 'data');
let db: Database;
beforeAll(async () => {
  db = await openDatabase({ dataDir });
});
afterAll(async () => {
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

test('whoever has the folder open makes the backup, and its refusals come back as they are', async () => {
  const desk = answerRequests(dataDir, backupService(db, { dataDir }));
  const file = join(root, 'asked.tar.gz');
  expect(await askForBackup(dataDir, file)).toMatchObject({ file, media: false });
  await expect(askForBackup(dataDir, file)).rejects.toMatchObject({
    code: 'conflict',
    hint: expect.stringContaining('another name'),
  });
  await desk.stop();
  expect(readdirSync(join(dataDir, 'requests'))).toEqual([]);
});

test('with nobody at the desk the request is taken back', async () => {
  expect(await askForBackup(dataDir, join(root, 'nobody.tar.gz'))).toBeUndefined();
  expect(readdirSync(join(dataDir, 'requests'))).toEqual([]);
});

test('a request that somebody left behind long ago is not answered', async () => {
  const folder = join(dataDir, 'requests');
  mkdirSync(folder, { recursive: true });
  const request = join(folder, `${crypto.randomUUID()}.request`);
  const file = join(root, 'forgotten.tar.gz');
  writeFileSync(request, JSON.stringify({ what: 'backup', input: { file } }));
  utimesSync(request, 0, 0);
  const desk = answerRequests(dataDir, backupService(db, { dataDir }));
  while (existsSync(request)) await sleep(20);
  await desk.stop();
  expect(existsSync(file)).toBe(false);
});
