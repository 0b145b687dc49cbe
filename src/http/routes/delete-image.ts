import { operations } from '../../contract/index.ts';
import { deleteGeneration } from '../../media/delete-generation.ts';
import { COST, route } from '../route.ts';

export const deleteImageRoute = route(operations.deleteImage, {
  cost: COST.write,
  run: ({ params, as }) =>
    as(async (trx) => void (await deleteGeneration(trx, 'image', params.image))),
});
