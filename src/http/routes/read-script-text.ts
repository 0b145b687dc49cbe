import { operations } from '../../contract/index.ts';
import { tagWith } from '../etag.ts';
import { COST, route } from '../route.ts';
import { readScriptText } from '../../script/read-script-item.ts';

export const readScriptTextRoute = route(operations.readScriptText, {
  cost: COST.read,
  run: async ({ params, as, c }) => {
    const { text, etag } = await as((trx) => readScriptText(trx, params.script));
    tagWith(c, etag);
    return text;
  },
});
