import { operations } from '../../contract/index.ts';
import { moveScript } from '../../script/move-script.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const rejectScriptRoute = route(operations.rejectScript, {
  cost: COST.write,
  run: ({ params, body, as }) =>
    as(async (trx) => {
      const move = { wanted: params.script, move: 'reject', note: body?.note } as const;
      return withAbilities(trx, await moveScript(trx, move));
    }),
});
