import { randomUUID } from 'node:crypto';
import { existsSync, utimesSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openZip } from '../../src/book/read/zip.ts';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Job } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { TASKS } from '../../src/jobs/tasks/tasks.ts';
import { openWorkFolder, removeForgottenFolders } from '../../src/jobs/work-folder.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';
import { until } from '../harness/until.ts';
import { withWorker } from './workplace.ts';

const BOOK = `# Lamp\n\n## One\n\n“It will hold,” said Mara.\n`;
const TEXT = `INT. LAMP ROOM - DUSK\n\nMARA\nIt will hold.\n`;
const Archive = z.object({ file: z.object({ sha256: z.string(), file_name: z.string() }) });
const Filmed = z.object({
  video: z.object({ id: z.uuid(), script_id: z.uuid(), file: z.object({ type: z.string() }) }),
});

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

/** Beside other work a film takes its time. */
const PATIENCE_MS = 280_000;
const LIMIT = { timeout: 600_000 };

describeEngines('what a script becomes, as jobs', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let script: string;
  beforeAll(async () => {
    db = await open();
    user = await addUser(db);
    verbs = localVerbs(db, user);
    await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
    await verbs.createCharacter({ book: 'lamp', name: 'Mara', aliases: [] }).catch(() => undefined);
    const made = { book: 'lamp', number: 1, text: TEXT, origin: 'edit' as const };
    script = (await verbs.createScript(made)).id;
  });

  const ask = (kind: Job['kind'], input: object = {}): Promise<Job> =>
    verbs.askJob({ kind, input: { script, ...input } } as never);
  const working = <T>(work: () => Promise<T>): Promise<T> =>
    withWorker(db, { store, tasks: TASKS, graceMs: PATIENCE_MS }, work);
  const done = async ({ id }: Job): Promise<Job> => {
    const job = await until(async () => {
      const seen = await verbs.getJob({ job: id });
      return seen.ended_at !== null && seen;
    }, PATIENCE_MS);
    expect(job.error).toBeNull();
    return job;
  };
  const archiveOf = async ({ result }: Job): Promise<{ name: string; paths: string[] }> => {
    const { file } = Archive.parse(result);
    const bytes = await readWhole(store, file.sha256, { limit: 100_000_000 });
    return { name: file.file_name, paths: [...openZip(bytes).names] };
  };

  test(
    'one that is stopped goes on with what is there, and makes nothing twice',
    LIMIT,
    async () => {
      const asked = await ask('produce', { aspect: '1:1', subtitles: 'none' });
      const drawn = () => verbs.getStoryboard({ script }).then(({ counts }) => counts.current);
      await working(() => until(async () => (await drawn()) > 0, PATIENCE_MS));
      expect((await verbs.getJob({ job: asked.id })).ended_at).toBeNull();
      const job = await working(() => done(asked));
      const { items, counts } = await verbs.getStoryboard({ script });
      expect(items.map(({ takes }) => takes)).toEqual(items.map(() => 1));
      expect(counts.current).toBe(items.length);
      expect((await verbs.listTakeStates({ script })).items).toMatchObject([{ takes: 1 }]);
      const { name, paths } = await archiveOf(job);
      expect(name).toBe('lamp-1-cinematic-movie-v1-production.zip');
      for (const path of ['animatic.mp4', 'handoff/manifest.json', 'table-read/chapter.wav']) {
        expect(paths).toContain(path);
      }
      const { video } = Filmed.parse(job.result);
      expect(video).toMatchObject({ script_id: script, file: { type: 'video/mp4' } });
      expect((await verbs.listVideos({ script })).items.map(({ id }) => id)).toEqual([video.id]);
      expect(existsSync(join(tmpdir(), `goldenrod-job-${asked.id}`))).toBe(false);
    },
  );

  test(
    'pictures, hand-off and film are had one by one as well, of what is made already',
    LIMIT,
    async () => {
      const [pictures, handed, film] = await working(async () => [
        await done(await ask('storyboard', { aspect: '1:1' })),
        await done(await ask('handoff', { aspect: '1:1' })),
        await done(await ask('animatic', { aspect: '1:1', cross_fade: 0 })),
      ]);
      const drawn = await archiveOf(pictures as Job);
      const shots = (await verbs.getStoryboard({ script })).items.length;
      expect(pictures?.result).toMatchObject({ shots, made: 0 });
      expect(drawn.paths.filter((path) => path.endsWith('.png'))).toHaveLength(shots);
      expect(drawn.paths).toEqual(expect.arrayContaining(['contact-sheet.pdf', 'shots.csv']));
      const { paths } = await archiveOf(handed as Job);
      expect(paths.some((path) => path.endsWith('.otio'))).toBe(true);
      expect(Filmed.parse(film?.result).video.script_id).toBe(script);
    },
  );
});

test('what a job left a day ago is removed when a worker starts, and what is of today stays', async () => {
  const [old, fresh] = [await openWorkFolder(randomUUID()), await openWorkFolder(randomUUID())];
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(old, longAgo, longAgo);
  await removeForgottenFolders();
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  await rm(fresh, { recursive: true });
});
