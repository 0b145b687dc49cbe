import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { deleteScript } from '../../script/change-script.ts';

export const deleteScriptRoute = route(operations.deleteScript, {
  cost: COST.write,
  run: ({ params, as }) => as(async (trx) => void (await deleteScript(trx, params.script))),
});
