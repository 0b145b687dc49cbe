import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asActor } from '../../src/db/as-actor.ts';
import { findMediaFile, type MediaFile } from '../../src/media/store/find-media-file.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

let store: MediaStore;
let file: MediaFile;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  const kept = await store.put(Buffer.from('Mara lit the lamp.'), { maxBytes: 100 });
  file = { ...kept, size: 6_000_000_000, file_name: '../../take 1.mp4' };
  return made.remove;
});

describeEngines('media files', (open) => {
  test('are found by whoever has a row for them, and by nobody else', async () => {
    const db = await open();
    const [ann, ben] = [await addUser(db), await addUser(db)];
    await recordMediaFile({ db, store }, ann.userId, file);
    await recordMediaFile({ db, store }, ann.userId, file);
    expect(await asActor(db, ann, (trx) => findMediaFile(trx, file.sha256))).toEqual(file);
    for (const actor of [ben]) {
      await expect(
        asActor(db, actor, (trx) => findMediaFile(trx, file.sha256)),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(
      asActor(db, { role: 'anon' }, (trx) => findMediaFile(trx, file.sha256)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('cannot be claimed by their hash', async () => {
    const db = await open();
    const ben = await addUser(db);
    await expect(
      asActor(db, ben, (trx) =>
        sql`insert into public.media_files (sha256, size, type) values (${file.sha256}, 1, 'image/png')`.execute(
          trx,
        ),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
