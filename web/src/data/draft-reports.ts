import { queryOptions } from '@tanstack/react-query';
import type { DraftedScript, DraftReport } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

/** What a draft left out of its chapter, which never changes; null where no drafter told. */
export const draftReportQuery = (script: string) =>
  queryOptions<DraftReport | null>({
    queryKey: ['draft-reports', script],
    queryFn: async ({ signal }) =>
      (await desk.readDraftReport({ params: { script }, signal })).report,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function keepReport({ id, report }: DraftedScript): void {
  queryClient.setQueryData(draftReportQuery(id).queryKey, report);
}
