import { type Evaluated, evaluateScript } from '../../evaluation/evaluate-script.ts';
import { keepingElements } from '../../script/elements/keep-elements.ts';
import type { Task } from './task.ts';
import { roadToEnd } from './task-road.ts';

/** A script is evaluated by the rubric. Result: `{ script: { id, handle }, evaluation: { id, score } }`. */
export const evaluateTask: Task<'evaluate'> = async (context) => {
  await context.report({ progress: 0.1, step: 'evaluating' });
  const road = roadToEnd(context, ({ script, evaluation }: Evaluated) => ({
    script: { id: script.id, handle: script.handle },
    evaluation: { id: evaluation.id, score: evaluation.score },
  }));
  await keepingElements(evaluateScript)(road, { script: context.input.script });
};
