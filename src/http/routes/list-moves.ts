import { operations } from '../../contract/index.ts';
import { findScript } from '../../script/find-script.ts';
import { listMoves } from '../../script/list-moves.ts';
import { COST, route } from '../route.ts';

export const listMovesRoute = route(operations.listMoves, {
  cost: COST.read,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { id } = await findScript(trx, params.script);
      return { items: await listMoves(trx, id), next: null };
    }),
});
