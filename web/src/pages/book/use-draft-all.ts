import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { desk } from '../../data/desk.ts';
import { queryClient } from '../../data/query-client.ts';
import { toastError } from '../../data/toast-error.ts';
import { toast } from '../../ui/toast-store.ts';

interface DraftAll {
  start: () => void;
  running: boolean;
  /** What is being done, for people. */
  step: string | undefined;
}

/** Drafts the chapters of a book that have no script, as a job that goes on by itself. */
export function useDraftAll(book: string): DraftAll {
  const [jobId, setJobId] = useState<string>();
  const ask = useMutation({
    mutationFn: () => desk.askJob({ body: { kind: 'draft-all', input: { book } } }),
    onSuccess: ({ id }) => setJobId(id),
    onError: (error) => toastError('The chapters were not drafted', error),
  });
  const { data: job } = useQuery({
    queryKey: ['jobs', jobId],
    queryFn: ({ signal }) => desk.getJob({ params: { job: jobId ?? '' }, signal }),
    enabled: jobId !== undefined,
    refetchInterval: 1_000,
  });
  const ended = job !== undefined && job.state !== 'queued' && job.state !== 'running';
  const progress = job?.progress;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the job has made a script
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['books'] });
    if (!ended) return;
    setJobId(undefined);
    if (job.error !== null) {
      toast({
        tone: 'bad',
        title: 'Not all chapters were drafted',
        description: job.error.message,
      });
    }
  }, [progress, ended]);
  return {
    start: () => ask.mutate(),
    running: ask.isPending || jobId !== undefined,
    step: job?.step ?? undefined,
  };
}
