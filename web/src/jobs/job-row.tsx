import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, TriangleAlert, X } from 'lucide-react';
import type { Job } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { isLive, putJob } from '../data/jobs.ts';
import { toastError } from '../data/toast-error.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Progress } from '../ui/progress.tsx';
import { jobProgress, jobState } from './describe-job.ts';
import { useJobTitle } from './use-job-title.ts';

const ENDS = {
  done: <CircleCheck aria-hidden size={16} className="text-good" />,
  failed: <TriangleAlert aria-hidden size={16} className="text-bad" />,
  cancelled: <CircleSlash aria-hidden size={16} className="text-faint" />,
  queued: null,
  running: null,
};

/** A job: what it does, how far it is, a way to stop it, and what came of it. */
export function JobRow({ job }: { job: Job }) {
  const title = useJobTitle()(job);
  const cancel = useMutation({
    mutationFn: () => desk.cancelJob({ params: { job: job.id } }),
    onSuccess: putJob,
    onError: (error) => toastError(`Not cancelled: ${title}`, error),
  });
  const live = isLive(job);
  return (
    <li className="flex items-start gap-3 border-line border-b px-4 py-3 last:border-b-0">
      {!live && <span className="mt-0.5 shrink-0">{ENDS[job.state]}</span>}
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="break-words font-medium text-sm" dir="auto">
          {title}
        </p>
        {live && <Progress label={title} value={jobProgress(job)} />}
        <p className="break-words text-soft text-xs" dir="auto">
          {jobState(job)}
          {job.ended_at !== null && (
            <>
              {' · '}
              <Moment at={job.ended_at} />
            </>
          )}
        </p>
      </div>
      {job.can.cancel && (
        <IconButton
          size="sm"
          label={`Cancel ${title}`}
          busy={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          <X aria-hidden size={16} />
        </IconButton>
      )}
    </li>
  );
}
