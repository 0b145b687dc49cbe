import { operations } from '../../contract/index.ts';
import { deleteGeneration } from '../../media/delete-generation.ts';
import { COST, route } from '../route.ts';

export const deleteVideoRoute = route(operations.deleteVideo, {
  cost: COST.write,
  run: ({ params, as }) =>
    as(async (trx) => void (await deleteGeneration(trx, 'video', params.video))),
});
