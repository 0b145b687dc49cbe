import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../verbs/script-abilities.ts';

export const evaluateScriptRoute = route(operations.evaluateScript, {
  cost: COST.work,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { evaluateScript } = await import('../../evaluation/evaluate-script.ts');
      const { script, evaluation } = await evaluateScript(trx, params.script);
      return { script: await withAbilities(trx, script), evaluation };
    }),
});
