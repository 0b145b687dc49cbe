import { useMutation } from '@tanstack/react-query';
import type { BookItem } from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { isLive, putJob, useBookJobs } from '../../data/jobs.ts';
import { toastError } from '../../data/toast-error.ts';
import { jobState } from '../../jobs/describe-job.ts';

interface DraftAll {
  start: () => void;
  running: boolean;
  /** What is being done, for people. */
  step: string | undefined;
}

/**
 * Drafts the chapters of a book that have no script, as a job that goes on by itself; one that was
 * asked for elsewhere is the same.
 */
export function useDraftAll(book: Pick<BookItem, 'id' | 'handle'>): DraftAll {
  const ask = useMutation({
    mutationFn: () => desk.askJob({ body: { kind: 'draft-all', input: { book: book.handle } } }),
    onSuccess: putJob,
    onError: (error) => toastError('The chapters were not drafted', error),
  });
  const job = useBookJobs('draft-all', book).find(isLive);
  return {
    start: () => ask.mutate(),
    running: ask.isPending || job !== undefined,
    step: job && jobState(job),
  };
}
