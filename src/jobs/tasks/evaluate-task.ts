import { evaluateScript } from '../../evaluation/evaluate-script.ts';
import type { Task } from './task.ts';

/** A script is evaluated by the rubric. Result: `{ script: { id, handle }, evaluation: { id, score } }`. */
export const evaluateTask: Task<'evaluate'> = async ({ input, report, end }) => {
  await report({ progress: 0.1, step: 'evaluating' });
  await end(async (trx) => {
    const { script, evaluation } = await evaluateScript(trx, input.script);
    return {
      script: { id: script.id, handle: script.handle },
      evaluation: { id: evaluation.id, score: evaluation.score },
    };
  });
};
