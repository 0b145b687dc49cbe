import { operations } from '../../contract/index.ts';
import { listEvaluations } from '../../evaluation/list-evaluations.ts';
import { findScript } from '../../script/find-script.ts';
import { COST, route } from '../route.ts';

export const listEvaluationsRoute = route(operations.listEvaluations, {
  cost: COST.read,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { id } = await findScript(trx, params.script);
      return { items: await listEvaluations(trx, id), next: null };
    }),
});
