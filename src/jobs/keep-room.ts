import type { Transaction } from 'kysely';
import { JOB_INPUTS, type Job } from '../contract/job.ts';
import type { Tables } from '../db/tables.ts';
import { askSpend } from '../provider/spend/spend-rows.ts';
import { findScript } from '../script/find-script.ts';
import { spendingOf } from './spending-of.ts';

/**
 * Keeps room in the budgets for a job that may cost something, when it is asked for: all that it may cost, until
 * the job itself knows what it will. One that runs already has done so.
 *
 * @throws AppError spend.*
 */
export async function keepRoom(trx: Transaction<Tables>, job: Job): Promise<void> {
  if (job.kind !== 'table-read' || job.state !== 'queued') return;
  const input = JOB_INPUTS['table-read'].parse(job.input);
  if (input.max_cost === undefined) return;
  const { id } = await findScript(trx, input.script);
  await askSpend(trx, { script: id, purpose: 'speech' }, spendingOf(input), null);
}
