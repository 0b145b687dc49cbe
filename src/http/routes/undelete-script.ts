import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { undeleteScript } from '../../script/change-script.ts';

export const undeleteScriptRoute = route(operations.undeleteScript, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => undeleteScript(trx, params.script)),
});
