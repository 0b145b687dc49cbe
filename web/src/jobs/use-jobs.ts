import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job, Page } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { isLive } from './describe-job.ts';

const KEY = ['jobs'];
const SHOWN = 20;
/** Where the stream was lost for good. */
const POLL_MS = 10_000;

/** The newest jobs, as they go on. */
export function useJobs() {
  const jobs = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => desk.listJobs({ query: { limit: String(SHOWN) }, signal }),
    refetchInterval: POLL_MS,
  });
  useFollowedJobs();
  useEnds(jobs.data?.items ?? NONE);
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

async function follow(signal: AbortSignal): Promise<void> {
  try {
    for await (const job of desk.followJobs({ signal })) put(job);
  } catch {
    // The list is asked for at intervals as well, and says what is wrong.
  }
}

function put(job: Job): void {
  queryClient.setQueryData<Page<Job>>(KEY, (known) => {
    const others = known?.items.filter(({ id }) => id !== job.id) ?? [];
    const items = [job, ...others].sort((one, other) =>
      other.created_at.localeCompare(one.created_at),
    );
    return { items: items.slice(0, SHOWN), next: known?.next ?? null };
  });
}

const NONE: Job[] = [];

/** What a job has made is on the page as soon as the job ends. */
function useEnds(jobs: readonly Job[]): void {
  const live = useRef(new Set<string>());
  useEffect(() => {
    const ended = jobs.some((job) => live.current.has(job.id) && !isLive(job));
    live.current = new Set(jobs.filter(isLive).map(({ id }) => id));
    if (ended) void refreshDesk();
  }, [jobs]);
}
