import { z } from 'zod';
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
export function jobTitle({ kind, input, result }: Pick<Job, 'kind' | 'input' | 'result'>): string {
  const { book, chapter, script, file_name } = input;
  const what = [KINDS[kind] ?? kind];
  if (chapter !== undefined) what.push(`chapter ${chapter}`);
  if (book !== undefined) what.push(`of ${book}`);
  if (script !== undefined) what.push(scriptName(String(script), result));
  if (file_name !== undefined) what.push(String(file_name));
  return what.join(' ');
}

const Made = z.object({ script: z.object({ handle: z.string() }) });

/** By its handle, which the result says where the job was asked for by an id. */
function scriptName(asked: string, result: unknown): string {
  const made = Made.safeParse(result);
  if (made.success) return made.data.script.handle;
  return z.uuid().safeParse(asked).success ? `the script ${asked.slice(0, 8)}` : asked;
}

/** 0 to 1; 0 while it waits. */
export function jobProgress({ state, progress }: Job): number {
  return state === 'queued' ? 0 : progress;
}

/** How far it is, or what came of it, in a sentence without its full stop. */
export function jobState(job: Job): string {
  if (isLive(job)) return job.step === null ? STATES[job.state] : capitalized(job.step);
  if (job.error !== null) return capitalized(job.error.message);
  return STATES[job.state];
}
