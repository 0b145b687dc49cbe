import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { readScriptItem } from '../../script/read-script-item.ts';

export const getScriptRoute = route(operations.getScript, {
  cost: COST.read,
  run: ({ params, as }) => as((trx) => readScriptItem(trx, params.script)),
});
