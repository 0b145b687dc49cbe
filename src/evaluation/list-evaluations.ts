import type { Transaction } from 'kysely';
import type { Evaluation } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { presentEvaluation } from './present-evaluation.ts';

/** Every evaluation of a script, newest first. */
export async function listEvaluations(
  trx: Transaction<Tables>,
  scriptId: string,
): Promise<Evaluation[]> {
  const rows = await trx
    .selectFrom('script_evaluations')
    .selectAll()
    .where('script_id', '=', scriptId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(presentEvaluation);
}
