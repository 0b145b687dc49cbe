import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Job, JobKind, TakeState } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';
import { jobsQuery } from './jobs.ts';

/** How each line of a version stands that is to be heard; the job that reads them aloud refreshes it. */
export const takeStatesQuery = (script: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'take-states'],
    queryFn: async ({ signal }) => {
      const items: TakeState[] = [];
      let cursor: string | undefined;
      for (;;) {
        const page = await desk.listTakeStates({ params: { script }, query: { cursor }, signal });
        items.push(...page.items.filter(({ medium }) => medium === 'audio'));
        if (page.next === null) return items;
        cursor = page.next;
      }
    },
  });

export const takesQuery = (script: string, element: string) =>
  queryOptions({
    queryKey: ['scripts', script, 'takes', element],
    queryFn: ({ signal }) => desk.listTakes({ params: { script, element }, signal }),
  });

export const voicesQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'voices'],
    queryFn: ({ signal }) => desk.listVoices({ params: { book }, signal }),
  });

/** The sound of a take, by the path of its file. */
export function readTake(url: string): Promise<Blob> {
  return desk.readAudioFile({ params: { audio: url.split('/').at(-2) ?? '' } });
}

/** The newest job of a kind about a version that the page knows of, without asking. */
export function useScriptJob(
  wanted: JobKind,
  { id, handle }: { id: string; handle: string },
): Job | undefined {
  const known = useQuery({ ...jobsQuery(), enabled: false }).data?.items ?? [];
  return known.find(
    ({ kind, input }) => kind === wanted && (input.script === id || input.script === handle),
  );
}
