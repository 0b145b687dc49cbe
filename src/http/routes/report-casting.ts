import { reportCasting } from '../../cast/report-casting.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const reportCastingRoute = route(operations.reportCasting, {
  cost: COST.read,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { script, report } = await reportCasting(trx, params.script);
      return { script: await withAbilities(trx, script), ...report };
    }),
});
