import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { recordEvaluation } from '../verbs/record-evaluation.ts';

export const recordEvaluationRoute = route(operations.recordEvaluation, {
  cost: COST.write,
  run: ({ params, body, as }) =>
    as((trx) => recordEvaluation(trx, { wanted: params.script, ...body })),
});
