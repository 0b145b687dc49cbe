import { queryOptions, skipToken } from '@tanstack/react-query';
import type { DraftedScript, DraftReport } from '../../../src/contract/index.ts';
import { queryClient } from './query-client.ts';

/** What a draft that was made on this page left out: the answer that made it is the only one to say so. */
export const draftReportQuery = (script: string) =>
  queryOptions<DraftReport>({
    queryKey: ['draft-reports', script],
    queryFn: skipToken,
    gcTime: Number.POSITIVE_INFINITY,
  });

export function keepReport({ id, report }: DraftedScript): void {
  queryClient.setQueryData(draftReportQuery(id).queryKey, report);
}
