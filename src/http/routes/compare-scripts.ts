import { operations } from '../../contract/index.ts';
import { compareVersions } from '../../script/compare-versions.ts';
import { COST, route } from '../route.ts';

export const compareScriptsRoute = route(operations.compareScripts, {
  cost: COST.work,
  run: ({ params, query, as }) =>
    as((trx) => compareVersions(trx, { before: params.script, after: query.with })),
});
