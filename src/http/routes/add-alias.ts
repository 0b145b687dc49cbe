import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { addAliasTo } from '../verbs/characters.ts';

export const addAliasRoute = route(operations.addAlias, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => addAliasTo(trx, params.character, params.alias)),
});
