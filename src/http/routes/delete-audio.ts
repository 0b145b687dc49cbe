import { operations } from '../../contract/index.ts';
import { deleteGeneration } from '../../media/delete-generation.ts';
import { COST, route } from '../route.ts';

export const deleteAudioRoute = route(operations.deleteAudio, {
  cost: COST.write,
  run: ({ params, as }) =>
    as(async (trx) => void (await deleteGeneration(trx, 'audio', params.audio))),
});
