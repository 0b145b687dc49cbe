import type { Job } from '../../../src/contract/index.ts';

const KINDS: Record<string, string> = {
  import: 'Import',
  draft: 'Draft',
  'draft-all': 'Draft every chapter',
  evaluate: 'Evaluate',
};

const STATES: Record<Job['state'], string> = {
  queued: 'Waiting',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export function isLive({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** `Draft sherlock/2`: what a job does, and to what. */
export function jobTitle({ kind, input }: Pick<Job, 'kind' | 'input'>): string {
  const { book, chapter, script, file_name } = input;
  const place = [book, chapter].filter((part) => part !== undefined).join('/');
  return [KINDS[kind] ?? kind, script ?? file_name ?? place].filter(Boolean).join(' ');
}

export function jobState(job: Job): string {
  if (job.error !== null && !isLive(job)) return job.error.message;
  return isLive(job) ? (job.step ?? STATES[job.state]) : STATES[job.state];
}
