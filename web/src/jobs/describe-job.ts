import type { Job } from '../../../src/contract/index.ts';
import { describeError } from '../data/describe-error.ts';
import { isLive } from '../data/jobs.ts';
import { describeBadFile } from '../imports/describe-bad-file.ts';
import { capitalized } from '../text/capitalized.ts';

const STATES: Record<Job['state'], string> = {
  queued: 'Waiting for its turn',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** 0 to 1; 0 while it waits. */
export function jobProgress({ state, progress }: Job): number {
  return state === 'queued' ? 0 : progress;
}

/** How far it is, or what came of it, in a sentence without its full stop. */
export function jobState(job: Job): string {
  if (isLive(job)) return job.step === null ? STATES[job.state] : capitalized(job.step);
  if (job.error !== null) {
    const describe = job.kind === 'import' ? describeBadFile : describeError;
    return describe(job.error).message.replace(/\.$/, '');
  }
  return STATES[job.state];
}
