import { type Selectable, sql, type Transaction } from 'kysely';
import type { Evaluation, Script } from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { findScript } from '../script/find-script.ts';
import type { ScriptName } from '../script/get-script.ts';
import { presentEvaluation } from './present-evaluation.ts';

export interface HumanEvaluation extends ScriptName {
  /** 0 to 100. */
  score: number;
  feedback?: string | undefined;
  criteria: Evaluation['criteria'];
}

/** Records what a person says of a script. */
export function recordEvaluation(
  road: Road,
  { script, ...said }: HumanEvaluation,
): Promise<{ script: Script; evaluation: Evaluation }> {
  return road.commit(async (trx) => {
    const { id } = await findScript(trx, script);
    return recordEvaluationOf(trx, id, { ...said, kind: 'human' });
  });
}

interface SaidOfScript {
  score: number;
  feedback?: string | undefined;
  kind: Evaluation['evaluator_kind'];
  /** The account itself where a person says it. */
  evaluator?: string;
  rubricVersion?: string;
  criteria: unknown;
}

export async function recordEvaluationOf(
  trx: Transaction<Tables>,
  id: string,
  { score, feedback, kind, evaluator, rubricVersion, criteria }: SaidOfScript,
): Promise<{ script: Script; evaluation: Evaluation }> {
  const { rows } = await sql<Selectable<Tables['script_evaluations']>>`
    select * from public.record_script_evaluation(
      script_id => ${id}, score => ${score}, feedback => ${feedback ?? null}, evaluator_kind => ${kind},
      evaluator => ${evaluator ?? null}, rubric_version => ${rubricVersion ?? null},
      criteria => ${JSON.stringify(criteria)}::jsonb
    )`.execute(trx);
  const [recorded] = rows;
  if (!recorded) throw new Error('record_script_evaluation() answered nothing');
  return { script: await findScript(trx, id), evaluation: presentEvaluation(recorded) };
}
