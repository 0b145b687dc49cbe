import { evaluateScript, readRubricInput } from '../../evaluation/evaluate-script.ts';
import type { RubricInput } from '../../evaluation/rubric/types.ts';
import { findScript } from '../../script/find-script.ts';
import { doneAhead } from '../thread/done-ahead.ts';
import { inThread } from '../thread/in-thread.ts';
import type { Task } from './task.ts';

/** A script is evaluated by the rubric. Result: `{ script: { id, handle }, evaluation: { id, score } }`. */
export const evaluateTask: Task<'evaluate'> = async ({ input, signal, look, report, end }) => {
  await report({ progress: 0.1, step: 'evaluating' });
  const found = await look(async (trx) =>
    readRubricInput(trx, await findScript(trx, input.script)),
  );
  const evaluate = await doneAhead(
    (each: RubricInput) => inThread('evaluate', each, signal),
    found,
  );
  await end(async (trx) => {
    const { script, evaluation } = await evaluateScript(trx, input.script, evaluate);
    return {
      script: { id: script.id, handle: script.handle },
      evaluation: { id: evaluation.id, score: evaluation.score },
    };
  });
};
