import type { Command } from 'commander';
import { registerCancelJob } from './cancel.ts';
import { registerListJobs } from './list.ts';
import { registerShowJob } from './show.ts';

export function registerJob(program: Command): void {
  const job = program.command('job').description('see the jobs of the queue, and cancel them');
  registerListJobs(job);
  registerShowJob(job);
  registerCancelJob(job);
}
