import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asActor } from '../../src/db/as-actor.ts';
import { migrate } from '../../src/db/migrate/migrate.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { takeJob } from '../../src/jobs/queue.ts';
import { findMediaFile } from '../../src/media/store/find-media-file.ts';
import { recordMediaFile } from '../../src/media/store/record-media-file.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { ask, see, testStore } from './workplace.ts';

const stored = testStore();

describeEngines('taking jobs and media files back', (open) => {
  test('puts their rows aside, and migrating again brings them back; a running job waits again', async () => {
    const db = await open();
    const user = await addUser(db);
    const { id } = await ask(db, user, 'b');
    await takeJob(db, { worker: 'w', kinds: ['draft'], lease: 600 });
    const store = await stored;
    const kept = await store.put(Buffer.from('She ran.'), { maxBytes: 10 });
    const file = { ...kept, file_name: null };
    await recordMediaFile({ db, store }, user.userId, file);

    await rollback(db, { to: '20251004000008' });
    const { rows } = await db.pool.query(
      "select to_regclass('public.jobs') as jobs, to_regclass('public.media_files') as files",
    );
    expect(rows).toEqual([{ jobs: null, files: null }]);

    await migrate(db);
    expect(await see(db, user, id)).toMatchObject({ state: 'queued', input: { book: 'b' } });
    expect(await asActor(db, user, (trx) => findMediaFile(trx, file.sha256))).toEqual(file);
    expect((await takeJob(db, { worker: 'w', kinds: ['draft'], lease: 600 }))?.id).toBe(id);
  });

  test('jobs of a kind that there never was end with the migration, and those that there are wait on', async () => {
    const db = await open();
    const user = await addUser(db);
    await rollback(db, { to: '20251004000105' });
    const askFor = (kind: string) =>
      asActor(db, user, (trx) => sql`select public.ask_job(${kind})`.execute(trx));
    await askFor('invented');
    await askFor('draft');
    await migrate(db);
    const { rows } = await db.pool.query(
      "select kind, state, error ->> 'message' as error from public.jobs order by kind",
    );
    expect(rows).toEqual([
      { kind: 'draft', state: 'queued', error: null },
      { kind: 'invented', state: 'failed', error: 'no job is of the kind "invented"' },
    ]);
  });
});
