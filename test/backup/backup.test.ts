import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../src/backup/back-up.ts';
import { MANIFEST_NAME } from '../../src/backup/manifest.ts';
import { restore } from '../../src/backup/restore.ts';
import { paddingOf, type TarEntry, tarHeader } from '../../src/backup/tar.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open/open-database.ts';
import { readyDatabase } from '../../src/db/open/ready-database.ts';
import { openMediaStore } from '../../src/media/store/open-media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { SMALL_PICTURES } from '../book/small-pictures.ts';
import { addUser } from '../harness/engines.ts';
import { sampleBook } from '../jobs/workplace.ts';

const root = mkdtempSync(join(tmpdir(), 'goldenrod-backup-'));
const dataDir = join(root, 'data');
const mediaDir = join(dataDir, 'media');
const good = join(root, 'good.tar.gz');
const content = Buffer.from('A chapter that somebody uploaded.\n');
let sha256 = '';
let before: Record<string, string> = {};

/** Every row of every table, by table. */
async function rows(db: Database): Promise<Record<string, string>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'goldenrod', 'goldenrod_archive') order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows: all } = await db.pool.query(
      `select count(*)::text || ' ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as sum from ${name} t`,
    );
    found[name] = all[0].sum;
  }
  return found;
}

beforeAll(async () => {
  const db = await openDatabase({ dataDir });
  await readyDatabase(db);
  const user = await addUser(db);
  const { id: book } = await sampleBook(db, user);
  await localVerbs(db, user).setBookCover({ book, bytes: SMALL_PICTURES['image/png'] });
  const store = await openMediaStore({ dir: mediaDir });
  const meta = await store.put(content, { maxBytes: 1_000 });
  sha256 = meta.sha256;
  await recordMediaFile({ db, store }, user.userId, { ...meta, file_name: 'chapter.txt' });
  before = await rows(db);
  await backUp(db, { dataDir, mediaDir, file: good });
  await db.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
function fresh(): string {
  folders += 1;
  return join(root, `new${folders}`);
}

test('what is restored has the same rows and the same files', async () => {
  const folder = fresh();
  const manifest = await restore(good, folder);
  expect(manifest).toMatchObject({ format: 1, media: true });
  const db = await openDatabase({ dataDir: folder });
  try {
    await readyDatabase(db);
    expect(await rows(db)).toEqual(before);
  } finally {
    await db.close();
  }
  const store = await openMediaStore({ dir: join(folder, 'media') });
  expect(Buffer.from(await readWhole(store, sha256, { limit: 1_000 })).equals(content)).toBe(true);
});

test('a backup and what is restored from it are for their owner alone', async () => {
  if (process.platform === 'win32') return;
  const folder = fresh();
  await restore(good, folder);
  for (const path of [folder, join(folder, 'postgres'), good]) {
    expect(statSync(path).mode & 0o077, path).toBe(0);
  }
});

test('a backup made while others write is of one moment: no half of a transaction is in it', async () => {
  const [source, file, folder] = [fresh(), join(root, 'busy.tar.gz'), fresh()];
  await restore(good, source);
  const db = await openDatabase({ dataDir: source });
  await db.pool.query('create table public.pairs (pair int, half int, filler text)');
  let writing = true;
  let written = 0;
  const write = async () => {
    while (writing) {
      const client = await db.pool.connect();
      written += 1;
      await client.query('begin');
      for (const half of [1, 2]) {
        await client.query('insert into public.pairs values ($1, $2, $3)', [
          written,
          half,
          'x'.repeat(3_000),
        ]);
      }
      await client.query('commit');
      client.release();
      // Let the backup have its turn at the one session.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const writer = write();
  while (written < 50) await new Promise((resolve) => setImmediate(resolve));
  const atLeast = written - 1;
  await backUp(db, { dataDir: source, file });
  const atMost = written + 1;
  writing = false;
  await writer;
  await db.close();
  await restore(file, folder);
  const restored = await openDatabase({ dataDir: folder });
  const { rows: found } = await restored.pool.query(
    'select count(*)::int as halves, count(distinct pair)::int as pairs from public.pairs',
  );
  await restored.close();
  const { halves, pairs } = found[0];
  expect(halves).toBe(2 * pairs);
  expect(pairs).toBeGreaterThanOrEqual(atLeast);
  expect(pairs).toBeLessThanOrEqual(atMost);
});

test('a backup never overwrites, and leaves nothing half-made', async () => {
  const folder = fresh();
  await restore(good, folder);
  const db = await openDatabase({ dataDir: folder });
  try {
    const there = readFileSync(good);
    await expect(backUp(db, { dataDir: folder, file: good })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(good).equals(there)).toBe(true);
    const nowhere = join(root, 'no such folder', 'x.tar.gz');
    await expect(backUp(db, { dataDir: folder, file: nowhere })).rejects.toMatchObject({
      code: 'file.unreadable',
    });
  } finally {
    await db.close();
  }
  expect(readdirSync(root).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('only a new or empty folder is restored to', async () => {
  await expect(restore(good, dataDir)).rejects.toMatchObject({ code: 'usage' });
  await expect(restore(good, good)).rejects.toMatchObject({ code: 'usage' });
});

const MANIFEST = {
  format: 1,
  created_at: new Date().toISOString(),
  files: 0,
  bytes: 0,
  media: false,
};

/** An archive as somebody would forge it. */
function forge(entries: { header: Buffer; content?: Buffer }[], counts = {}): Buffer {
  const text = Buffer.from(JSON.stringify({ ...MANIFEST, ...counts }));
  const all = [
    { header: tarHeader({ name: MANIFEST_NAME, kind: 'file', size: text.length }), content: text },
    ...entries,
  ];
  const parts = all.flatMap(({ header, content = Buffer.alloc(0) }) => [
    header,
    content,
    Buffer.alloc(paddingOf(content.length)),
  ]);
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]));
}
const entry = (name: string, kind: TarEntry['kind'] = 'file', size = 0) => ({
  header: tarHeader({ name, kind, size }),
});
const base = entry('postgres', 'folder');

/** A header with another type, its checksum set right. */
function typed(name: string, type: string, linkname: string): { header: Buffer } {
  const { header } = entry(name);
  header.write(type, 156);
  header.write(linkname, 157);
  header.fill(0x20, 148, 156);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return { header };
}

const packed = () => readFileSync(good);
test.each<[string, () => Buffer]>([
  ['a name that leads out', () => forge([base, entry('postgres/../../evil')], { files: 1 })],
  ['an absolute name', () => forge([base, entry('/tmp/evil')], { files: 1 })],
  ['a name for Windows', () => forge([base, entry('postgres/..\\evil')], { files: 1 })],
  ['a name of another folder', () => forge([base, entry('goldenrod.lock')], { files: 1 })],
  ['a symbolic link', () => forge([base, typed('postgres/link', '2', '/etc')])],
  ['a hard link', () => forge([base, typed('postgres/link', '1', '/etc/passwd')])],
  ['a device', () => forge([base, typed('postgres/device', '3', '')])],
  ['a name twice', () => forge([base, entry('postgres/a'), entry('postgres/a')], { files: 2 })],
  [
    'a file in what is no folder',
    () => forge([base, entry('postgres/a'), entry('postgres/a/b')], { files: 2 }),
  ],
  [
    'more than the manifest says',
    () =>
      forge([base, { ...entry('postgres/a', 'file', 9), content: Buffer.alloc(9) }], { files: 1 }),
  ],
  ['less than the manifest says', () => forge([base], { files: 1 })],
  ['no database', () => forge([])],
  ['a manifest of the future', () => forge([base], { format: 2 })],
  ['a backup cut short', () => packed().subarray(0, packed().length / 2)],
  [
    'a backup with a bit turned',
    () => {
      const bytes = packed();
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    },
  ],
  [
    'a tar cut short before it was packed',
    () => gzipSync(gunzipSync(packed()).subarray(0, 100 * 512)),
  ],
  ['something else altogether', () => Buffer.from('not a backup')],
  ['nothing', () => Buffer.alloc(0)],
])('%s is refused, and nothing is written', async (_name, make) => {
  const [file, folder] = [join(root, `forged${folders}.tar.gz`), fresh()];
  writeFileSync(file, make());
  await expect(restore(file, folder)).rejects.toMatchObject({ code: 'backup.damaged' });
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(root).filter((name) => name.endsWith('.new') || name === 'evil')).toEqual([]);
});

test('a database on a server is not backed up in this way', async () => {
  const server = { kind: 'postgres' } as Database;
  await expect(backUp(server, { dataDir, file: join(root, 'x') })).rejects.toMatchObject({
    code: 'usage',
  });
});
