import { useMutation } from '@tanstack/react-query';
import type { FoundCharacters, Job } from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { isLive, putJob, useBookJobs } from '../../data/jobs.ts';
import { toastError } from '../../data/toast-error.ts';

export interface BookReading {
  /** While the book is read, or waits for it. */
  job: Job | undefined;
  /** The reading that was to be the newest, and came to nothing. */
  failed: Job | undefined;
  asks: boolean;
  /** Has the book read, also where it is as it was read last. */
  readAgain: () => void;
}

/** The reading of a whole book for who is in it, as a job. */
export function useBookReading({ book, read_at }: FoundCharacters): BookReading {
  const ask = useMutation({
    mutationFn: () =>
      desk.askJob({ body: { kind: 'read-book', input: { book: book.handle, again: true } } }),
    onSuccess: putJob,
    onError: (error) => toastError('The book is not read again', error),
  });
  const jobs = useBookJobs('read-book', book);
  const [newest] = jobs;
  const isLost =
    newest?.state === 'failed' && (read_at === null || (newest.ended_at ?? '') > read_at);
  return {
    job: jobs.find(isLive),
    failed: isLost ? newest : undefined,
    asks: ask.isPending,
    readAgain: () => ask.mutate(),
  };
}
