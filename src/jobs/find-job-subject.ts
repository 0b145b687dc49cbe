import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import type { Job, JobInput, JobKind } from '../contract/job.ts';
import type { Tables } from '../db/tables.ts';
import { findMediaFile } from '../media/store/find-media-file.ts';
import { findScript } from '../script/find-script.ts';

type Trx = Transaction<Tables>;

const SUBJECTS: { [Kind in JobKind]: (trx: Trx, input: JobInput<Kind>) => Promise<unknown> } = {
  import: (trx, { sha256 }) => findMediaFile(trx, sha256),
  draft: async (trx, { book, chapter }) => findChapter(trx, await findBook(trx, book), chapter),
  'draft-all': (trx, { book }) => findBook(trx, book),
  evaluate: (trx, { script }) => findScript(trx, script),
};

/**
 * Sees that what a job is asked for is there, so that whoever asks is told at once and not by a job
 * that fails.
 *
 * @throws AppError `not_found`, `ambiguous`, `usage`
 */
export async function findJobSubject(trx: Trx, { kind, input }: Job): Promise<void> {
  const find = SUBJECTS[kind as JobKind] as (trx: Trx, input: unknown) => Promise<unknown>;
  await find(trx, input);
}
