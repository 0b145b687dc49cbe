import { operations } from '../../contract/index.ts';
import { evaluateScript } from '../../evaluation/evaluate-script.ts';
import { inThread } from '../../jobs/thread/in-thread.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const evaluateScriptRoute = route(operations.evaluateScript, {
  cost: COST.work,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { script, evaluation } = await evaluateScript(trx, params.script, (input) =>
        inThread('evaluate', input),
      );
      return { script: await withAbilities(trx, script), evaluation };
    }),
});
