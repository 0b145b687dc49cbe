import { randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { backUp } from '../../src/backup/back-up.ts';
import { restore } from '../../src/backup/restore.ts';
import { ERROR_CODES } from '../../src/contract/error.ts';
import { asActor } from '../../src/db/as-actor.ts';
import { connectServer } from '../../src/db/connect-server.ts';
import type { Database } from '../../src/db/database.ts';
import { lockFile } from '../../src/db/embedded/directory-lock.ts';
import { openEmbedded } from '../../src/db/embedded/open-embedded.ts';
import { translateError } from '../../src/db/translate-error.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';
import { createDatabase } from '../harness/databases.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { smallDisk } from '../harness/small-disk.ts';

/** Rounds of filling and emptying; more for a long run by hand. */
const ROUNDS = Number(process.env.GOLDENROD_ROUNDS ?? 4);

const elsewhere = mkdtempSync(join(tmpdir(), 'goldenrod-elsewhere-'));
const found = smallDisk(160);
const why = found === undefined ? ' (skipped: this account may not mount a small file system)' : '';
afterAll(() => {
  found?.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe.skipIf(found === undefined)(`on a disk that is really full${why}`, () => {
  const disk = found as NonNullable<typeof found>;
  const at = (name: string) => join(disk.path, name);
  afterEach(() => disk.clear());

  /** Opened with no reserve: then nothing stands between a write and the end of the disk. */
  async function open(name: string): Promise<Database> {
    const db = await openEmbedded(at(name), { reserve: 0 });
    await db.pool.query('create table if not exists public.notes (id int, body text)');
    await db.pool.query('grant all on public.notes to service_role');
    return db;
  }

  const ids = async (db: Database) =>
    new Set((await db.pool.query('select id from notes')).rows.map(({ id }) => id as number));

  /** Writes until it is refused, and says what was confirmed before that, and the refusal. */
  async function writeOn(db: Database): Promise<{ confirmed: number[]; refusal: unknown }> {
    const confirmed: number[] = [];
    for (let id = 1; ; id += 1) {
      const write = asActor(db, { role: 'service_role' }, (trx) =>
        sql`insert into notes select ${id}, string_agg(md5(random()::text || i), '')
              from generate_series(1, 3000) i`.execute(trx),
      );
      const refusal = await write.then(
        () => undefined,
        (error: unknown) => error,
      );
      if (refusal !== undefined) return { confirmed, refusal };
      confirmed.push(id);
    }
  }

  test(`nothing that was confirmed is lost and everything answers again (${ROUNDS} rounds)`, {
    timeout: 600_000,
  }, async () => {
    const db = await open('rounds');
    for (let round = 0; round < ROUNDS; round += 1) {
      // Sometimes the log has no room for its next file, sometimes a table for its next page.
      disk.fill([3e6, 8e6, 14e6, 22e6][round % 4] as number);
      const { confirmed, refusal } = await writeOn(db);
      expect(refusal, `round ${round}`).toMatchObject({ code: 'storage.full' });
      // Whatever it says now, it says something.
      await ids(db).catch((error: unknown) => expect(error).toHaveProperty('code'));
      disk.clear();
      await expect
        .poll(() => ids(db).catch(() => new Set()), { timeout: 60_000 })
        .toEqual(new Set(confirmed));
      await db.pool.query('truncate notes');
      await db.pool.query('checkpoint');
    }
    await db.close();
    expect(readdirSync(at('rounds'))).toEqual(['postgres']);
    rmSync(at('rounds'), { recursive: true });
  });

  test('a folder that was filled says that it needs room to start, and starts when it has', async () => {
    const db = await open('filled');
    disk.fill(3e6);
    const { confirmed } = await writeOn(db);
    await db.close();
    disk.fill(0);
    await expect(openEmbedded(at('filled'))).rejects.toMatchObject({
      code: 'storage.full',
      hint: expect.stringContaining('Make'),
    });
    expect(readdirSync(at('filled'))).toEqual(['postgres']);
    disk.clear();
    const again = await open('filled');
    expect(await ids(again)).toEqual(new Set(confirmed));
    await again.close();
    rmSync(at('filled'), { recursive: true });
  });

  test('a new folder is refused for want of room, and neither lock nor half a database stays', async () => {
    disk.fill(9e6);
    await expect(openEmbedded(at('new'))).rejects.toMatchObject({
      code: 'storage.full',
      hint: expect.stringContaining('--data'),
    });
    expect(readdirSync(at('new'))).toEqual([]);
  });

  test('a lock that cannot be written leaves no draft', () => {
    disk.fill(0);
    expect(() => lockFile(at('goldenrod.lock'))).toThrow(/ENOSPC/);
    expect(readdirSync(disk.path).filter((name) => name.includes('lock'))).toEqual([]);
  });

  test('a file that finds no room is refused, and nothing of it stays in the media folder', async () => {
    const store = await openDirectoryStore(at('media'), 0);
    disk.fill(1e6);
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(3e6, 1)]);
    await expect(store.put(picture, { maxBytes: 9e6 })).rejects.toMatchObject({
      code: 'storage.full',
      details: { folder: expect.stringContaining('media') },
    });
    expect(readdirSync(at('media'))).toEqual(['new']);
    expect(readdirSync(at('media/new'))).toEqual([]);
  });

  test('a full disk of a server is the same clear refusal, and reading goes on', async () => {
    const place = at('tablespace');
    mkdirSync(place);
    // As whom the server runs, where the tests run as root.
    chownSync(place, 65534, 65534);
    const { url, drop } = await createDatabase(sharedServer());
    const db = await connectServer(url);
    const name = `small_${randomUUID().replaceAll('-', '')}`;
    await db.pool.query(`create tablespace ${name} location '${place}'`);
    await db.pool.query(`create table public.notes (id int, body text) tablespace ${name}`);
    disk.fill(2e6);
    const writing = db.pool.query(
      'insert into notes select i, repeat(md5(i::text), 30) from generate_series(1, 9000) i',
    );
    const refusal = translateError(await writing.catch((error: unknown) => error));
    expect(refusal).toMatchObject({ code: 'storage.full', details: { sqlstate: '53100' } });
    expect(ERROR_CODES['storage.full']).toEqual({ exit: 1, status: 507 });
    expect((await db.pool.query('table notes')).rows).toEqual([]);
    await db.pool.query('drop table notes');
    await db.pool.query(`drop tablespace ${name}`);
    await db.close();
    await drop();
  });

  test('a backup and a restore without room name the side that has none, and leave nothing', async () => {
    const dataDir = join(elsewhere, 'data');
    const archive = join(elsewhere, 'backup.tar.gz');
    const db = await openEmbedded(dataDir);
    await backUp(db, { dataDir, file: archive });
    disk.fill(1e6);
    await expect(backUp(db, { dataDir, file: at('backup.tar.gz') })).rejects.toMatchObject({
      code: 'storage.full',
      message: expect.stringContaining(at('backup.tar.gz')),
    });
    await db.close();
    await expect(restore(archive, at('restored'))).rejects.toMatchObject({
      code: 'storage.full',
      message: expect.stringContaining(`no room to restore to ${at('restored')}`),
    });
    expect(readdirSync(disk.path).filter((name) => /backup|restored/.test(name))).toEqual([]);
  });
});
