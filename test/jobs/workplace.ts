import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { importBook } from '../../src/book/import-book.ts';
import type { Book, Job } from '../../src/contract/index.ts';
import { type Actor, asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { enqueueJob } from '../../src/jobs/ask-job.ts';
import { getJob } from '../../src/jobs/get-job.ts';
import { startWorker, type WorkerOptions } from '../../src/jobs/start-worker.ts';
import type { Task, Tasks } from '../../src/jobs/tasks/task.ts';
import { openDirectoryStore } from '../../src/media/store/directory-store.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { sampleFile } from '../harness/goldenrod.ts';
import { until } from '../harness/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldenrod-jobs-'));

/** A store of this test file's own, removed after it; call it where a suite is described. */
export function testStore(): Promise<MediaStore> {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return openDirectoryStore(join(folder, 'media'));
}

/** The sample book, of three chapters, for an account. */
export async function sampleBook(db: Database, actor: Actor): Promise<Book> {
  const imported = await importBook(roadOf(db, actor), {
    bytes: readFileSync(sampleFile),
    file_name: 'sample.md',
    again: true,
  });
  return imported.book;
}

/** Tasks that are all one and the same. */
export function allTasks(task: Task<'draft'>): Tasks {
  const same = task as Task<never>;
  return {
    import: same,
    'read-book': same,
    draft: same,
    'draft-all': same,
    evaluate: same,
    'table-read': same,
    storyboard: same,
    animatic: same,
    handoff: same,
    produce: same,
  };
}

/** A draft job that its input tells from others; there need not be such a book. */
export function ask(db: Database, actor: Actor, book: string, chapter = 1): Promise<Job> {
  return asActor(db, actor, (trx) => enqueueJob(trx, { kind: 'draft', input: { book, chapter } }));
}

export function see(db: Database, actor: Actor, id: string): Promise<Job> {
  return getJob(roadOf(db, actor), { job: id });
}

/** The job once it has ended. */
export function ended(db: Database, actor: Actor, id: string): Promise<Job> {
  return until(async () => {
    const job = await see(db, actor, id);
    return ['done', 'failed', 'cancelled'].includes(job.state) && job;
  });
}

/** Runs a worker while `work` goes on. */
export async function withWorker<T>(
  db: Database,
  options: WorkerOptions,
  work: () => Promise<T>,
): Promise<T> {
  const worker = await startWorker(db, { pollMs: 20, ...options });
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}
