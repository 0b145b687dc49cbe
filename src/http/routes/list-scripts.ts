import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listScriptPage } from '../verbs/list-script-page.ts';

export const listScriptsRoute = route(operations.listScripts, {
  cost: COST.read,
  run: ({ query, as }) => as((trx) => listScriptPage(trx, query)),
});
