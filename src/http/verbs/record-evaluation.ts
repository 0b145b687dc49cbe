import { type Selectable, sql, type Transaction } from 'kysely';
import type { Evaluation, ScriptItem } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { presentEvaluation } from '../../evaluation/present-evaluation.ts';
import { findScript } from '../../script/find-script.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export interface HumanEvaluation {
  wanted: string;
  score: number;
  feedback?: string | undefined;
  criteria: Evaluation['criteria'];
}

/** Records what a person says of a script; the rubric's own way is evaluateScript(). */
export async function recordEvaluation(
  trx: Transaction<Tables>,
  { wanted, score, feedback, criteria }: HumanEvaluation,
): Promise<{ script: ScriptItem; evaluation: Evaluation }> {
  const { id } = await findScript(trx, wanted);
  const { rows } = await sql<Selectable<Tables['script_evaluations']>>`
    select * from public.record_script_evaluation(
      script_id => ${id}, score => ${score}, feedback => ${feedback ?? null}, evaluator_kind => 'human',
      criteria => ${JSON.stringify(criteria)}::jsonb
    )`.execute(trx);
  const [recorded] = rows;
  if (!recorded) throw new Error('record_script_evaluation() answered nothing');
  return {
    script: await withAbilities(trx, await findScript(trx, id)),
    evaluation: presentEvaluation(recorded),
  };
}
