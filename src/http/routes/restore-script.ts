import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { restoreScript } from '../../script/change-script.ts';

export const restoreScriptRoute = route(operations.restoreScript, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => restoreScript(trx, params.script)),
});
