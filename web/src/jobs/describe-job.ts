import type { Job } from '../../../src/contract/index.ts';
import { isLive } from '../data/jobs.ts';
import { capitalized } from '../text/capitalized.ts';

const KINDS: Record<string, string> = {
  import: 'Import',
  draft: 'Draft',
  'draft-all': 'Draft every chapter',
  evaluate: 'Evaluate',
};

const STATES: Record<Job['state'], string> = {
  queued: 'Waiting for its turn',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** `Draft chapter 2 of sherlock`: what a job does, and to what. */
export function jobTitle({ kind, input }: Pick<Job, 'kind' | 'input'>): string {
  const { book, chapter, script, file_name } = input;
  const what = [KINDS[kind] ?? kind];
  if (chapter !== undefined) what.push(`chapter ${chapter}`);
  if (book !== undefined) what.push(`of ${book}`);
  const named = script ?? file_name;
  if (named !== undefined) what.push(String(named));
  return what.join(' ');
}

/** How far it is, or what came of it, in a sentence without its full stop. */
export function jobState(job: Job): string {
  if (isLive(job)) return job.step === null ? STATES[job.state] : capitalized(job.step);
  if (job.error !== null) return capitalized(job.error.message);
  return STATES[job.state];
}
