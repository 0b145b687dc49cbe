import { operations } from '../../contract/index.ts';
import { tagWith } from '../etag.ts';
import { ifMatchOf } from '../if-match.ts';
import { COST, route } from '../route.ts';
import { writeScriptText } from '../../script/write-script-text.ts';

export const writeScriptTextRoute = route(operations.writeScriptText, {
  cost: COST.write,
  run: async ({ params, body: text, road, c }) => {
    const ifMatch = ifMatchOf(c);
    const script = await writeScriptText(road, { wanted: params.script, text, ifMatch });
    tagWith(c, script.etag);
    return script;
  },
});
