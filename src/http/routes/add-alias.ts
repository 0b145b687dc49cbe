import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { addAlias } from '../verbs/characters.ts';

export const addAliasRoute = route(operations.addAlias, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => addAlias(trx, params.character, params.alias)),
});
