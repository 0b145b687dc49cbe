import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { removeAlias } from '../verbs/characters.ts';

export const removeAliasRoute = route(operations.removeAlias, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => removeAlias(trx, params.character, params.alias)),
});
