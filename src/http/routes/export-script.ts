import { operations } from '../../contract/index.ts';
import { attachment } from '../attachment.ts';
import { COST, route } from '../route.ts';
import { readScriptText } from '../../script/read-script-item.ts';

export const exportScriptRoute = route(operations.exportScript, {
  cost: COST.read,
  run: async ({ params, query, as, c }) => {
    const { handle, text } = await as((trx) => readScriptText(trx, params.script));
    c.header('content-disposition', attachment(handle, query.format));
    return text;
  },
});
