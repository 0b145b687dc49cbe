import { queryOptions, useQuery } from '@tanstack/react-query';
import type { BookItem, Job, JobKind, Page } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

const SHOWN = 20;
/** For where the stream of the jobs is lost. */
const POLL_MS = 10_000;

export function isLive({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The newest jobs; the tray keeps them up to date. */
export const jobsQuery = () =>
  queryOptions({
    queryKey: ['jobs'],
    queryFn: async ({ signal }) => {
      const page = await desk.listJobs({ query: { limit: String(SHOWN) }, signal });
      return { ...page, items: page.items.map(takeUp) };
    },
    refetchInterval: POLL_MS,
  });

export const jobQuery = (job: string) =>
  queryOptions({
    queryKey: ['jobs', job],
    queryFn: ({ signal }) => desk.getJob({ params: { job }, signal }),
    refetchInterval: ({ state: { data } }) => (data && !isLive(data) ? false : POLL_MS),
  });

/**
 * The jobs of a kind about a book that the page knows of, without asking, the newest first. The book is
 * asked for by its handle or its id.
 */
export function useBookJobs(
  kind: JobKind,
  { id, handle }: Pick<BookItem, 'id' | 'handle'>,
): readonly Job[] {
  const known = useQuery({ ...jobsQuery(), enabled: false }).data?.items ?? [];
  return known.filter(
    (job) => job.kind === kind && (job.input.book === handle || job.input.book === id),
  );
}

/** Takes up the state of a job, however the page heard of it. */
export function putJob(job: Job): void {
  const newest = takeUp(job);
  queryClient.setQueryData<Page<Job>>(jobsQuery().queryKey, (known) => {
    if (known === undefined) return undefined;
    const others = known.items.filter(({ id }) => id !== job.id);
    const items = [newest, ...others].sort((one, other) =>
      other.created_at.localeCompare(one.created_at),
    );
    return { ...known, items: items.slice(0, SHOWN) };
  });
}

/** Answers overtake each other: the newest state of a job is the one that counts. */
function takeUp(job: Job): Job {
  const { queryKey } = jobQuery(job.id);
  const known = queryClient.getQueryData<Job>(queryKey);
  const newest = known !== undefined && known.updated_at > job.updated_at ? known : job;
  queryClient.setQueryData<Job>(queryKey, newest);
  return newest;
}
