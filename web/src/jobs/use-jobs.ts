import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { pause } from '../../../src/client/pause.ts';
import type { Job } from '../../../src/contract/index.ts';
import { booksQuery } from '../data/books.ts';
import { desk } from '../data/desk.ts';
import { isLive, jobsQuery, putJob } from '../data/jobs.ts';
import { queryClient } from '../data/query-client.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toast } from '../ui/toast-store.ts';
import { jobTitle } from './job-title.ts';

/** The newest jobs, as they go on. */
export function useJobs() {
  const jobs = useQuery(jobsQuery());
  useFollowedJobs();
  useOutcomes(jobs.data?.items);
  return jobs;
}

/**
 * Follows the jobs while the tab is seen: each stream holds one of the few connections that a
 * browser has for all its tabs together.
 */
function useFollowedJobs(): void {
  useEffect(() => {
    let stop = new AbortController();
    const begin = () => {
      stop.abort();
      stop = new AbortController();
      if (document.visibilityState === 'visible') void follow(stop.signal);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      document.removeEventListener('visibilitychange', begin);
      stop.abort();
    };
  }, []);
}

/** Between a stream that was lost for good, as by signing out, and the next. */
const AGAIN_AFTER_MS = 10_000;

async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const job of desk.followJobs({ signal })) putJob(job);
    } catch {
      // The list is asked for at intervals as well, and says what is wrong.
    }
    await pause(AGAIN_AFTER_MS, signal);
  }
}

/** What a job has made is on the page as soon as it is made; what failed unseen is told. */
function useOutcomes(jobs: readonly Job[] | undefined): void {
  const seen = useRef<ReadonlyMap<string, Job>>(undefined);
  useEffect(() => {
    if (jobs === undefined) return;
    const before = seen.current;
    seen.current = new Map(jobs.map((job) => [job.id, job]));
    if (before === undefined) return;
    const ended = jobs.filter((job) => !isLive(job) && isLive(before.get(job.id) ?? QUEUED));
    const further = jobs.some((job) => makesByStep(job, before.get(job.id)));
    if (ended.length > 0 || further) void refreshDesk();
    for (const job of ended) void tellFailure(job);
  }, [jobs]);
}

/** One that was not there yet. */
const QUEUED = { state: 'queued' } as const;

/** A whole book is drafted chapter by chapter, and each is there at once. */
function makesByStep({ kind, progress }: Job, before: Job | undefined): boolean {
  return kind === 'draft-all' && progress > (before?.progress ?? 0);
}

async function tellFailure(job: Job): Promise<void> {
  // An import says so in its place.
  if (job.error === null || job.state !== 'failed' || job.kind === 'import') return;
  const books = await queryClient.ensureQueryData(booksQuery()).catch(() => undefined);
  const title = jobTitle(job, books?.items ?? []);
  toast({ tone: 'bad', title: `Failed: ${title}`, description: job.error.message });
}
