import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listCharacterItems } from '../verbs/characters.ts';

export const listCharactersRoute = route(operations.listCharacters, {
  cost: COST.read,
  run: async ({ params, as }) => ({
    ...(await as((trx) => listCharacterItems(trx, params.book))),
    next: null,
  }),
});
