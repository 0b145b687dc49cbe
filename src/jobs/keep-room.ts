import type { Transaction } from 'kysely';
import { JOB_INPUTS, type Job } from '../contract/job.ts';
import { PRODUCTION_KINDS, type ProductionKind } from '../contract/production.ts';
import type { Tables } from '../db/tables.ts';
import { askSpend, type Purpose, releaseSpend } from '../provider/spend/spend-rows.ts';
import { findScript } from '../script/find-script.ts';
import { spendingOf } from './spending-of.ts';

type Trx = Transaction<Tables>;

const PURPOSES: Record<ProductionKind, Purpose> = {
  'table-read': 'speech',
  storyboard: 'image',
  animatic: 'production',
  handoff: 'production',
  produce: 'production',
};

/**
 * Keeps room in the budgets for a job that may cost something, when it is asked for: all that it may cost, until
 * the job itself knows what it will. One that runs already has done so.
 *
 * @throws AppError spend.*
 */
export async function keepRoom(trx: Trx, job: Job): Promise<void> {
  const paying = payingJob(job);
  if (paying === null || job.state !== 'queued') return;
  const { id } = await findScript(trx, paying.input.script);
  const order = { script: id, purpose: paying.purpose };
  await askSpend(trx, order, spendingOf(paying.input), null);
}

/** Gives back what room is kept for a job that will not be done; what was booked of it stays. */
export async function releaseRoom(trx: Trx, job: Pick<Job, 'kind' | 'input'>): Promise<void> {
  const paying = payingJob(job);
  if (paying === null) return;
  // Its script may have gone since.
  const found = await findScript(trx, paying.input.script).catch(() => null);
  if (found !== null) await releaseSpend(trx, { script: found.id, purpose: paying.purpose });
}

/** A job that may cost something; null for any other. */
function payingJob({ kind, input }: Pick<Job, 'kind' | 'input'>) {
  if (!isProduction(kind)) return null;
  const { data } = JOB_INPUTS[kind].safeParse(input);
  if (data?.max_cost === undefined) return null;
  return { input: data, purpose: PURPOSES[kind] };
}

const isProduction = (kind: string): kind is ProductionKind =>
  (PRODUCTION_KINDS as readonly string[]).includes(kind);
