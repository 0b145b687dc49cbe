import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { listCastItems } from '../verbs/characters.ts';

export const listCastRoute = route(operations.listCast, {
  cost: COST.work,
  run: async ({ params, as }) => ({
    ...(await as((trx) => listCastItems(trx, params.book))),
    next: null,
  }),
});
