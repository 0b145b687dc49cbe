import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { type CollectOptions, collectMedia } from '../../src/media/collect-media.ts';
import { lockContent } from '../../src/media/store/lock-content.ts';
import type { MediaMeta, MediaStore } from '../../src/media/store/media-store.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { describeStores } from '../harness/media-stores.ts';
import { until } from '../harness/until.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const MINUTE_MS = 60_000;
const soon = () => new Date(Date.now() + MINUTE_MS);
const LIMITS = { maxBytes: 1_000_000 };

describeEngines('files that no row refers to', (open, engine) => {
  describeStores('kept', (openStore) => {
    let db: Database;
    let store: MediaStore;
    let ann: TestUser;
    let owned: MediaMeta;
    let loose: MediaMeta;
    const opened = { db: open, store: openStore };
    beforeEach(async () => {
      db ??= await opened.db();
      store ??= await opened.store();
      await db.pool.query('delete from public.media_files');
      for await (const { sha256 } of store.list()) await store.delete(sha256);
      ann ??= await addUser(db, 'ann');
      owned = await put(300);
      await record(owned);
      loose = await put(500);
    });

    const put = (bytes: number) =>
      store.put(Buffer.concat([PNG, randomBytes(bytes - PNG.length)]), LIMITS);
    const record = (meta: MediaMeta) =>
      recordMediaFile({ db, store }, ann.userId, { ...meta, file_name: null });
    const collect = (options: Partial<CollectOptions> = {}) =>
      collectMedia({ db, store }, { before: soon(), ...options });
    const has = async (...metas: MediaMeta[]) =>
      Promise.all(metas.map(({ sha256 }) => store.has(sha256)));

    test('are listed by the store with all the others, by hash, size and age', async () => {
      const found = new Map<string, number>();
      for await (const { sha256, size, kept_at } of store.list()) {
        found.set(sha256, size);
        expect(Math.abs(Date.now() - kept_at.getTime())).toBeLessThan(5 * MINUTE_MS);
      }
      expect(found).toEqual(
        new Map([
          [owned.sha256, 300],
          [loose.sha256, 500],
        ]),
      );
    });

    test('are deleted, and no others', async () => {
      expect(await collect()).toEqual({ files: 1, bytes: 500, kept: 1, dry_run: false });
      expect(await has(owned, loose)).toEqual([true, false]);
      expect(await collect()).toEqual({ files: 0, bytes: 0, kept: 1, dry_run: false });
    });

    test('are only counted in a dry run', async () => {
      expect(await collect({ dryRun: true })).toEqual({
        files: 1,
        bytes: 500,
        kept: 1,
        dry_run: true,
      });
      expect(await has(owned, loose)).toEqual([true, true]);
    });

    test('stay while they are young, as those of an upload under way are', async () => {
      const before = new Date(Date.now() - MINUTE_MS);
      expect(await collect({ before })).toMatchObject({ files: 0, kept: 2 });
      expect(await has(loose)).toEqual([true]);
    });

    test('are none that a generation notes', async () => {
      const noted = JSON.stringify({ goldenrod_file: { ...loose } });
      await asActor(db, ann, async (trx) => {
        const { rows } = await sql<{ id: string }>`
          insert into public.video_generations (user_id, metadata) values (auth.uid(), ${noted})
          returning id`.execute(trx);
        expect(rows).toHaveLength(1);
      });
      expect(await collect()).toMatchObject({ files: 0, kept: 2 });
      await db.pool.query('delete from public.video_generations');
      expect(await collect()).toMatchObject({ files: 1 });
    });

    test('are left where the database knows nothing of the store, until that is said to be right', async () => {
      await db.pool.query('delete from public.media_files');
      await expect(collect()).rejects.toMatchObject({
        code: 'conflict',
        hint: expect.stringContaining('--yes'),
      });
      expect(await has(owned, loose)).toEqual([true, true]);
      expect(await collect({ evenAll: true })).toMatchObject({ files: 2, bytes: 800, kept: 0 });
    });

    test('are told to whoever sends one again as it goes: nobody is given a file that is not there', async () => {
      await collect();
      await expect(record(loose)).rejects.toMatchObject({ code: 'media.unreachable' });
      const { rows } = await db.pool.query('select sha256 from public.media_files');
      expect(rows).toEqual([{ sha256: owned.sha256 }]);
      await store.put(PNG, LIMITS);
    });

    // The embedded database has one session: there they cannot meet.
    test.runIf(engine === 'postgres')(
      'stay with whoever is given one while they are collected',
      async () => {
        let collecting: Promise<unknown> | undefined;
        await asActor(db, { role: 'service_role' }, async (trx) => {
          await lockContent(trx, loose.sha256);
          collecting = collect();
          await until(async () => {
            const { rows } = await db.pool.query(
              "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
            );
            return rows.length > 0;
          });
          await sql`insert into public.media_files (user_id, sha256, size, type)
          values (${ann.userId}, ${loose.sha256}, 500, 'image/png')`.execute(trx);
        });
        expect(await collecting).toMatchObject({ files: 0, kept: 2 });
        expect(await has(owned, loose)).toEqual([true, true]);
      },
    );
  });
});
