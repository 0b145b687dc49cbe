import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import { findChapter } from '../book/find-chapter.ts';
import type { Job, JobInput, JobKind } from '../contract/job.ts';
import type { Tables } from '../db/tables.ts';
import { findMediaFile } from '../media/store/find-media-file.ts';
import { findScript } from '../script/find-script.ts';
import { refuseUnknownStyle } from '../script/refuse-unknown-style.ts';

type Trx = Transaction<Tables>;

const SUBJECTS: { [Kind in JobKind]: (trx: Trx, input: JobInput<Kind>) => Promise<unknown> } = {
  import: (trx, { sha256 }) => findMediaFile(trx, sha256),
  'read-book': (trx, { book }) => findBook(trx, book),
  draft: async (trx, { book, chapter, style }) => {
    await findChapter(trx, await findBook(trx, book), chapter);
    await refuseUnknownStyle(trx, style);
  },
  'draft-all': async (trx, { book, style }) => {
    await findBook(trx, book);
    await refuseUnknownStyle(trx, style);
  },
  evaluate: (trx, { script }) => findScript(trx, script),
  'table-read': (trx, { script }) => findScript(trx, script),
  storyboard: (trx, { script }) => findScript(trx, script),
  animatic: (trx, { script }) => findScript(trx, script),
  handoff: (trx, { script }) => findScript(trx, script),
  produce: (trx, { script }) => findScript(trx, script),
};

/**
 * Sees that what a job is asked for is there, so that whoever asks is told at once and not by a job
 * that fails.
 *
 * @throws AppError `not_found`, `ambiguous`, `usage`, `script.unknown_style`
 */
export async function findJobSubject(trx: Trx, { kind, input }: Job): Promise<void> {
  const find = SUBJECTS[kind as JobKind] as (trx: Trx, input: unknown) => Promise<unknown>;
  await find(trx, input);
}
